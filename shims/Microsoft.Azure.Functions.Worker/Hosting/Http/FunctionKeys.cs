using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Hosting.Http;

/// <summary>
/// Checks x-functions-key or ?code= against the settings FunctionKeys__{function name},
/// FunctionKeys__default and FunctionKeys__master; the last opens everything.
/// </summary>
internal sealed class FunctionKeys(IConfiguration configuration)
{
    private const string Master = "master";

    public bool Allow(HttpRequest request, string function, AuthorizationLevel level)
    {
        if (level is AuthorizationLevel.Anonymous)
        {
            return true;
        }
        var given = request.Headers["x-functions-key"].FirstOrDefault() ?? request.Query["code"];
        if (string.IsNullOrEmpty(given))
        {
            return false;
        }
        string[] names =
            level is AuthorizationLevel.Admin ? [Master] : [function, "default", Master];
        // Every key is compared, so that the time taken does not tell which one was near.
        var allowed = false;
        foreach (var name in names)
        {
            allowed |= Matches(given, configuration[$"FunctionKeys:{name}"]);
        }
        return allowed;
    }

    private static bool Matches(string given, string? expected) =>
        !string.IsNullOrEmpty(expected)
        && CryptographicOperations.FixedTimeEquals(Hash(given), Hash(expected));

    private static byte[] Hash(string text) => SHA256.HashData(Encoding.UTF8.GetBytes(text));
}
