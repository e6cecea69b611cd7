using System.Buffers;
using System.Text;
using ApplyFunctions.Core;
using Microsoft.AspNetCore.Http;

namespace ApplyFunctions.Functions.Http;

/// <summary>
/// Answers as scripts that call a function of the page (<c>?callback=name</c>), as Greenhouse documents it and older
/// careers pages use it.
/// </summary>
internal static class Jsonp
{
    public const string MediaType = "text/javascript";
    private const int MaxLength = 200;

    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_."
    );

    public static Problem BadName { get; } =
        new(
            400,
            "bad-callback",
            "The name in callback may have letters, digits, underscores and periods only.",
            "Invalid callback"
        );

    /// <summary>The function to call; null where plain JSON is wanted, also by an empty parameter.</summary>
    public static string? CallbackOf(HttpRequest request)
    {
        var callback = request.Query["callback"].ToString();
        return callback.Length == 0 ? null : callback;
    }

    public static bool IsName(string callback) =>
        callback.Length <= MaxLength && !callback.AsSpan().ContainsAnyExcept(Allowed);

    // The comment in front keeps the bytes at the start out of the caller's hands, as other readers of files look there.
    public static byte[] Script(string callback, ReadOnlySpan<byte> json) =>
        [.. Encoding.ASCII.GetBytes($"/**/{callback}("), .. json, .. ");"u8];
}
