using System.ComponentModel.DataAnnotations;

namespace ApplyFunctions.Core.Candidates;

/// <summary>Settings <c>Candidates__*</c>.</summary>
public sealed class CandidateOptions : IValidatableObject
{
    public const string Section = "Candidates";
    private const int LeastKeyBytes = 32;

    /// <summary>
    /// The address of the page on which candidates see their application, such as
    /// <c>https://careers.example.com/?application</c>; without one, mails and answers have no link to it.
    /// </summary>
    [Url(
        ErrorMessage = "Candidates__StatusPage must be the whole address of a page, like https://careers.example.com/?application."
    )]
    public string? StatusPage { get; set; }

    /// <summary>How long a link stays valid; the month in which it is made counts whole.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan LinkLifetime { get; set; } = TimeSpan.FromDays(180);

    /// <summary>
    /// The keys with which links are signed, <c>id:key</c>, separated by commas: a name of letters and digits, and at least 32
    /// secret bytes in Base64; without any, a key that is derived from <c>Applications__HashKey</c> signs. The first signs, all
    /// are believed, so that a key can be replaced while links with it are still in use.
    /// </summary>
    public string? LinkKeys { get; set; }

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (Keys.Any(k => k.Key.Length < LeastKeyBytes || !k.Id.All(char.IsAsciiLetterOrDigit)))
        {
            yield return new ValidationResult(
                "Candidates__LinkKeys must be like 2026a:KEY, where KEY is 32 random bytes in Base64, for example from 'openssl rand -base64 32'; several are separated by commas."
            );
        }
    }

    /// <summary>An empty key is one that cannot be read.</summary>
    internal IReadOnlyList<LinkKey> Keys =>
        [
            .. (LinkKeys ?? "")
                .Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
                .Select(ReadKey),
        ];

    private static LinkKey ReadKey(string text)
    {
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        return colon > 0 && Base64Text.TryDecode(text.AsSpan(colon + 1), out var key)
            ? new LinkKey(text[..colon], key.ToArray())
            : new LinkKey(text, []);
    }
}

internal sealed record LinkKey(string Id, byte[] Key);
