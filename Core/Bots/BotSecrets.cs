using System.Security.Cryptography;
using System.Text;
using ApplyFunctions.Core.Applications;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Bots;

/// <summary>
/// The keys with which what goes out with a form is signed: derived from <c>Bots__Secret</c> where that is the app's own, and
/// else from <c>Applications__HashKey</c>, so that they need no setting.
/// </summary>
public sealed class BotSecrets(
    IOptions<BotOptions> options,
    IOptions<ApplicationOptions> applications
)
{
    private const int KeyBytes = 32;

    /// <param name="purpose">Each has a key of its own.</param>
    public byte[] KeyFor(string purpose) =>
        HKDF.DeriveKey(
            HashAlgorithmName.SHA256,
            Source(),
            KeyBytes,
            info: Encoding.UTF8.GetBytes($"bots {purpose}")
        );

    // Of the other providers it is a password to somebody else's server, and signs nothing here.
    private byte[] Source() =>
        options.Value is { Provider: CaptchaProviders.Altcha, Secret: { Length: > 0 } secret }
            ? Encoding.UTF8.GetBytes(secret)
            : Convert.FromBase64String(applications.Value.HashKey);
}
