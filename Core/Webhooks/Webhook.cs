using System.Security.Cryptography;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>Where a board has its applications sent.</summary>
/// <param name="Id">Made by <see cref="NewId"/>.</param>
/// <param name="Url">As its owner wrote it; see <see cref="IWebhookSender.FaultOf"/>.</param>
/// <param name="Secret">Sealed: see <see cref="WebhookSecrets"/>.</param>
/// <param name="Version">What the store compares to see that nobody else changed it; empty before it is stored.</param>
public sealed record Webhook(
    string Id,
    string Board,
    string Url,
    string Secret,
    bool IsEnabled,
    DateTimeOffset CreatedAt,
    string Version = ""
)
{
    /// <summary>Of one board.</summary>
    public const int Most = 10;

    private const int IdBytes = 8;

    /// <summary>When its receiver said that it wants no more, which ended it; null where it has not.</summary>
    public DateTimeOffset? EndedAt { get; init; }

    /// <summary>When a delivery was given up, the last time; null where none was.</summary>
    public DateTimeOffset? DiedAt { get; init; }

    /// <summary>Hexadecimal digits, so that an id can stand in names and addresses as it is.</summary>
    public static string NewId() =>
        Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(IdBytes));

    /// <summary>Whether a text is what <see cref="NewId"/> can have made.</summary>
    public static bool IsId(string text) =>
        text.Length == 2 * IdBytes && text.All(char.IsAsciiHexDigitLower);
}

/// <summary>The webhooks of boards.</summary>
public interface IWebhooks
{
    /// <summary>Oldest first.</summary>
    Task<IReadOnlyList<Webhook>> ListAsync(string board, CancellationToken cancellationToken);

    Task<Webhook?> FindAsync(string board, string id, CancellationToken cancellationToken);

    /// <summary>
    /// Whether a board has any that is enabled, for those who must not wait long and must not fail: true also where that cannot
    /// be told now. One that another instance has just saved may be missed for as long as a posting may be old.
    /// </summary>
    Task<bool> MayBeWantedAsync(string board, CancellationToken cancellationToken);

    /// <summary>Writes a webhook if nobody has changed it since it was read; false when somebody has.</summary>
    Task<bool> TrySaveAsync(Webhook webhook, CancellationToken cancellationToken);

    /// <summary>False where there is none.</summary>
    Task<bool> RemoveAsync(string board, string id, CancellationToken cancellationToken);
}
