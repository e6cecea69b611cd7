using System.Text;

namespace ApplyFunctions.Core.Access;

/// <summary>What the header <c>Authorization</c> holds: an API key or an access token; neither where it is unreadable.</summary>
/// <param name="Key">The secret itself.</param>
/// <param name="Token">As it came: nobody has verified it yet.</param>
internal sealed record Credentials(string? Key, string? Token)
{
    /// <summary>
    /// In characters. Tokens of people with very many roles have some thousands; what is longer is not looked at.
    /// </summary>
    public const int MaxLength = 16_384;

    private const string Basic = "Basic ";
    private const string Bearer = "Bearer ";

    private static readonly Credentials Unreadable = new(null, null);

    /// <summary>Null where there is no header.</summary>
    public static Credentials? Of(string? authorization)
    {
        if (string.IsNullOrWhiteSpace(authorization))
        {
            return null;
        }

        var header = authorization.Trim();
        return header.Length > MaxLength ? Unreadable
            : header.StartsWith(Basic, StringComparison.OrdinalIgnoreCase)
                ? Unreadable with
                {
                    Key = KeyOf(header[Basic.Length..]),
                }
            : header.StartsWith(Bearer, StringComparison.OrdinalIgnoreCase)
                ? Unreadable with
                {
                    Token = header[Bearer.Length..].Trim(),
                }
            : Unreadable;
    }

    /// <summary>
    /// The key is the user's name, with an empty password. Clients in use leave out the colon or the Base64's padding, and
    /// break it into lines.
    /// </summary>
    private static string? KeyOf(string text) =>
        Base64Text.TryDecode(text, out var bytes)
        && Encoding.UTF8.GetString(bytes.Span).Split(':', 2)[0] is { Length: > 0 } key
            ? key
            : null;
}
