using System.ComponentModel.DataAnnotations;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Email;

/// <summary>The settings under <c>SendGrid</c>.</summary>
/// <remarks>The messages of a failed validation name the setting, never its value.</remarks>
public sealed class SendGridOptions
{
    public const string Section = "SendGrid";

    /// <summary>A key with the permission <c>mail.send</c> and no other.</summary>
    [Required(ErrorMessage = "SendGrid:ApiKey is missing.")]
    [RegularExpression(
        @"[\x21-\x7E]+",
        ErrorMessage = "SendGrid:ApiKey holds white space or a character that no key has."
    )]
    public string ApiKey { get; set; } = "";

    /// <summary>Where <c>/v3/mail/send</c> is; https://api.eu.sendgrid.com for EU subusers.</summary>
    [Required(ErrorMessage = "SendGrid:Host is missing.")]
    [RegularExpression(
        @"https?://[^\s/?#]+/?",
        ErrorMessage = "SendGrid:Host must be an address such as https://api.sendgrid.com."
    )]
    public string Host { get; set; } = "https://api.sendgrid.com";

    /// <summary>A sender that the SendGrid account has verified.</summary>
    [Required(ErrorMessage = "SendGrid:From is missing.")]
    [EmailAddress(ErrorMessage = "SendGrid:From must be an email address.")]
    public string From { get; set; } = "";

    /// <summary>The sender's name, as candidates see it.</summary>
    [Required(ErrorMessage = "SendGrid:FromName is missing.")]
    public string FromName { get; set; } = "";

    /// <summary>Where a candidate's reply goes, if not to <see cref="From"/>.</summary>
    [EmailAddress(ErrorMessage = "SendGrid:ReplyTo must be an email address.")]
    public string? ReplyTo { get; set; }

    /// <summary>SendGrid checks the mail and answers 200, but delivers nothing.</summary>
    public bool SandboxMode { get; set; }

    /// <summary>How long one attempt may take, from the connection to the end of the answer.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:15")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(15);
}

[OptionsValidator]
public sealed partial class SendGridOptionsValidator : IValidateOptions<SendGridOptions>;
