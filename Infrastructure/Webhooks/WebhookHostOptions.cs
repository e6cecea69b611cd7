using System.ComponentModel.DataAnnotations;
using ApplyFunctions.Core.Webhooks;
using ApplyFunctions.Infrastructure.Outbound;

namespace ApplyFunctions.Infrastructure.Webhooks;

/// <summary>
/// Where webhooks may lead: settings <c>Webhooks__*</c>. <see cref="HostRules"/> says what the lists can hold.
/// </summary>
public sealed class WebhookHostOptions : IValidatableObject
{
    public const string Section = WebhookOptions.Section;

    /// <summary>Hosts that webhooks may lead to by https; <c>*</c> stands for any public one, and nothing is sent where it and <see cref="HttpHosts"/> are empty.</summary>
    public string AllowedHosts { get; set; } = "*";

    /// <summary>Hosts that webhooks may also lead to by http, which anyone on the way can read.</summary>
    public string HttpHosts { get; set; } = "";

    /// <summary>
    /// Hosts that may have addresses of a private network or of this machine: for an intranet, and for tests; that alone
    /// allows none, the host must be in one of the other lists, too.
    /// </summary>
    public string PrivateHosts { get; set; } = "";

    /// <summary>How long a receiver has to answer, from the look-up of its host on.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:00:30")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        HostRules.Faults(
            Section,
            nameof(PrivateHosts),
            (nameof(AllowedHosts), AllowedHosts),
            (nameof(HttpHosts), HttpHosts),
            (nameof(PrivateHosts), PrivateHosts)
        );
}
