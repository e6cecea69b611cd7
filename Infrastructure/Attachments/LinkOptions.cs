using System.ComponentModel.DataAnnotations;
using ApplyFunctions.Infrastructure.Outbound;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Attachments;

/// <summary>
/// Where files may be fetched from when a client gives a link: settings <c>Links__*</c>. <see cref="HostRules"/> says what the
/// lists can hold.
/// </summary>
public sealed class LinkOptions : IValidatableObject
{
    public const string Section = "Links";

    // Of Dropbox, the pages of shares and what they lead on to; of Google, Drive and Docs and the same.
    private const string SharingServices =
        "dropbox.com,*.dropbox.com,*.dropboxusercontent.com,*.dl.dropboxusercontent.com,"
        + "drive.google.com,docs.google.com,drive.usercontent.google.com,*.googleusercontent.com";

    /// <summary>Hosts from which files are fetched that are attached by an https link; <c>*</c> stands for any public one, and nothing is fetched where it and <see cref="HttpHosts"/> are empty.</summary>
    public string AllowedHosts { get; set; } = SharingServices;

    /// <summary>Hosts whose links may also be http, which anyone on the way can read and change.</summary>
    public string HttpHosts { get; set; } = "";

    /// <summary>
    /// Hosts that may have addresses of a private network or of this machine: for an intranet, and for tests; that alone
    /// allows no link, the host must be in one of the other lists, too.
    /// </summary>
    public string PrivateHosts { get; set; } = "";

    /// <summary>How long one file may take, from the look-up of the host to the last byte.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:01:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(20);

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext) =>
        HostRules.Faults(
            Section,
            nameof(PrivateHosts),
            (nameof(AllowedHosts), AllowedHosts),
            (nameof(HttpHosts), HttpHosts),
            (nameof(PrivateHosts), PrivateHosts)
        );
}

[OptionsValidator]
internal sealed partial class LinkOptionsValidator : IValidateOptions<LinkOptions>;
