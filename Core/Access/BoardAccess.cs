using System.Text;

namespace ApplyFunctions.Core.Access;

/// <summary>Tells who sends a request about a board, by the header <c>Authorization</c>.</summary>
public sealed class BoardAccess(IApiKeys keys)
{
    private const string Basic = "Basic";

    /// <param name="authorization">The header as it came; null where there is none.</param>
    public async Task<Caller> IdentifyAsync(
        string board,
        string? authorization,
        CancellationToken cancellationToken
    )
    {
        if (string.IsNullOrWhiteSpace(authorization))
        {
            return Caller.Visitor;
        }

        return
            KeyOf(authorization) is { Length: > 0 } key
            && await keys.ContainsAsync(board, ApiKey.HashOf(key), cancellationToken)
            ? Caller.Server
            : Caller.Unknown;
    }

    /// <summary>
    /// The key is the user's name, with an empty password. Clients in use leave out the colon or the Base64's padding, and
    /// break it into lines.
    /// </summary>
    private static string? KeyOf(string authorization)
    {
        var header = authorization.Trim();
        if (!header.StartsWith(Basic + " ", StringComparison.OrdinalIgnoreCase))
        {
            return null;
        }

        return Base64Text.TryDecode(header.AsSpan(Basic.Length), out var bytes)
            ? Encoding.UTF8.GetString(bytes.Span).Split(':', 2)[0]
            : null;
    }
}
