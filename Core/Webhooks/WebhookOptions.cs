using System.ComponentModel.DataAnnotations;
using System.Globalization;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>Settings <c>Webhooks__*</c> of what is sent, and when.</summary>
public sealed class WebhookOptions : IValidatableObject
{
    public const string Section = "Webhooks";

    private const int MostRetries = 20;

    // A message can wait in a queue for seven days.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(6);

    /// <summary>
    /// Where receivers reach this app, such as <c>https://apply.example.com</c>: the beginning of the links to files; on Azure it
    /// is known, and without any, files are named and not linked.
    /// </summary>
    public string? Address { get; set; }

    /// <summary>
    /// How long to wait after each failure before the next try, with commas between; after the last, a delivery is given up.
    /// </summary>
    public string Retries { get; set; } =
        "00:01:00,00:04:00,00:10:00,00:15:00,00:30:00,01:00:00,02:00:00,03:00:00,04:00:00,04:00:00";

    /// <summary>A wait of no length is one that cannot be read.</summary>
    internal IReadOnlyList<TimeSpan> Waits =>
        [
            .. Retries
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(text =>
                    TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var wait)
                        ? wait
                        : TimeSpan.Zero
                ),
        ];

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (
            Waits.Count > MostRetries
            || Waits.Any(wait => wait < TimeSpan.FromSeconds(1) || wait > LongestWait)
        )
        {
            yield return new ValidationResult(
                "Webhooks__Retries must be like 00:01:00,01:00:00: at most 20 waits, of a second to six days each, with commas between.",
                [nameof(Retries)]
            );
        }

        if (
            !string.IsNullOrEmpty(Address)
            && !(
                Uri.TryCreate(Address, UriKind.Absolute, out var address)
                && address.Scheme is "https" or "http"
                && address.PathAndQuery == "/"
            )
        )
        {
            yield return new ValidationResult(
                "Webhooks__Address must be the beginning of this app's addresses, like https://apply.example.com.",
                [nameof(Address)]
            );
        }
    }
}
