using System.Globalization;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Applications.Rules;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>What an owner asks a webhook to be.</summary>
/// <param name="Secret">Null to keep the one that is, or to have one made.</param>
/// <param name="IsEnabled">Null to keep it as it is; a new one is.</param>
internal sealed record WebhookTerms(string Url, string? Secret, bool? IsEnabled)
{
    /// <summary>Exactly one of the two is not null.</summary>
    public static (WebhookTerms? Terms, Problem? Problem) In(
        Submission submission,
        IWebhookSender sender
    )
    {
        var values = submission.Values;
        if (!Values.TryText(values["url"], out var url) || url is null)
        {
            return Refused("url", "A webhook needs a url: the https address of its receiver.");
        }

        if (sender.FaultOf(url) is { } fault)
        {
            return Refused("url", fault);
        }

        // A blank at an end would be lost on the way, and no signature would be right.
        if (
            !Values.TryText(values["secret"], out var secret)
            || !IsSecret(secret)
            || (secret is not null && values["secret"]!.ToString() != secret)
        )
        {
            return Refused(
                "secret",
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"A secret is a text of {WebhookSecrets.Shortest} to {WebhookSecrets.Longest} characters without control characters and without blanks around it. Leave it out to have one made."
                )
            );
        }

        return Values.TryFlag(values["enabled"], out var isEnabled)
            ? (new WebhookTerms(url, secret, isEnabled), null)
            : Refused("enabled", "The field enabled is true or false.");
    }

    private static bool IsSecret(string? secret) =>
        secret is null
        || (
            secret.Length is >= WebhookSecrets.Shortest and <= WebhookSecrets.Longest
            && !secret.Any(char.IsControl)
        );

    private static (WebhookTerms?, Problem?) Refused(string field, string message) =>
        (null, WebhookProblems.Invalid(field, message));
}
