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

        var base64 = string.Concat(header[Basic.Length..].Where(c => !char.IsWhiteSpace(c)));
        base64 = base64.TrimEnd('=');
        base64 = base64.PadRight((base64.Length + 3) / 4 * 4, '=');
        var bytes = new byte[base64.Length];
        return Convert.TryFromBase64String(base64, bytes, out var length)
            ? Encoding.UTF8.GetString(bytes, 0, length).Split(':', 2)[0]
            : null;
    }
}
