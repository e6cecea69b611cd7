using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Email;

/// <summary>
/// The settings of the webhook, also under <c>SendGrid</c>, but apart from <see cref="SendGridOptions"/>: a mistake in
/// them must not keep mails back.
/// </summary>
public sealed class SendGridWebhookOptions
{
    public const string Section = SendGridOptions.Section;

    /// <summary>
    /// The verification key that SendGrid shows beside its Event Webhook at <c>/v1/webhooks/sendgrid</c>, Base64; several,
    /// separated by commas, while one follows another; without one, nothing is taken.
    /// </summary>
    public string? WebhookKey { get; set; }

    /// <summary>
    /// How old a signature of the webhook may be. SendGrid repeats for 24 hours what could not be taken and does not say whether it
    /// signs anew then, so anything shorter could lose what it reports of an hour in which storage was down; and a
    /// report that somebody repeats changes nothing.
    /// </summary>
    [Range(typeof(TimeSpan), "00:01:00", "7.00:00:00")]
    public TimeSpan WebhookMaxAge { get; set; } = TimeSpan.FromHours(25);
}

[OptionsValidator]
public sealed partial class SendGridWebhookOptionsValidator
    : IValidateOptions<SendGridWebhookOptions>;
