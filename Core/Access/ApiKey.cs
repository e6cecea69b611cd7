using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace ApplyFunctions.Core.Access;

/// <summary>A key of a board as it is kept: its hash, never itself.</summary>
/// <param name="Hash">
/// The SHA-256 of the key, 64 hex digits. Keys are random and long, so that no slow hash is needed to keep them from
/// being guessed.
/// </param>
/// <param name="Name">What it is for, in the words of whoever made it.</param>
public sealed record ApiKey(string Hash, string Name, DateTimeOffset CreatedAt)
{
    private const int SecretBytes = 32;
    private const int IdLength = 12;

    /// <summary>
    /// One of <see cref="Roles"/>. Keys that were made before there were roles are the board's own servers': owners. Any
    /// other word, such as one of a later release, allows nothing.
    /// </summary>
    public string Role { get; init; } = Roles.Owner;

    /// <summary>From when on it is not taken any more; null for one that stays until it is revoked.</summary>
    public DateTimeOffset? ExpiresAt { get; init; }

    public bool IsExpiredAt(DateTimeOffset moment) => moment >= ExpiresAt;

    /// <summary>The beginning of the hash: enough to tell the keys of a board apart, and of no use to anybody.</summary>
    public string Id => Hash[..IdLength];

    /// <summary>A new key of 256 random bits, in characters that need no escape anywhere.</summary>
    public static string NewSecret() =>
        Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(SecretBytes));

    public static string HashOf(string secret) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
