using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ApplyFunctions.Core.Applications;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Candidates;

/// <summary>
/// Signs and checks the links by which candidates reach their own application. A token is
/// <c>{applicationId}.{key id}.{expiry, Unix seconds}.{HMAC-SHA-256 of all that, Base64url}</c>. It stands in the fragment of
/// the link, which browsers send to nobody, and reaches the app in a header.
/// </summary>
public sealed class CandidateLinks
{
    private const string DerivedKeyId = "h";
    private const int KeyBytes = 32;
    private static readonly TimeSpan UnkeyedRepeats = TimeSpan.FromHours(1);
    private readonly IReadOnlyList<LinkKey> _keys;
    private readonly CandidateOptions _options;
    private readonly TimeProvider _time;

    public CandidateLinks(
        IOptions<CandidateOptions> options,
        IOptions<ApplicationOptions> applications,
        TimeProvider time
    )
    {
        _options = options.Value;
        _time = time;
        _keys = _options.Keys is { Count: > 0 } keys ? keys : [Derived(applications.Value)];
    }

    /// <summary>The page that the links lead to, which opens nothing without a token; null where there is none.</summary>
    public string? Page => _options.StatusPage is { Length: > 0 } page ? page : null;

    /// <summary>The address of the candidate's page; null where there is no such page.</summary>
    public string? AddressFor(ApplicationId id) => Page is null ? null : $"{Page}#{TokenFor(id)}";

    /// <summary>
    /// The address as the answer to a repeat has it. Whoever repeats a submission with its client's own key is that client. Without
    /// a key anybody who knows all that was sent could send it again, so the answer names the page for as long as a client may
    /// be waiting for its first answer, and then no more: the candidate has it by mail.
    /// </summary>
    public string? AddressForRepeat(ApplicationRecord first) =>
        first.KeyName is not null || _time.GetUtcNow() - first.ReceivedAt < UnkeyedRepeats
            ? AddressFor(first.Id)
            : null;

    public string TokenFor(ApplicationId id)
    {
        var claim = string.Create(
            CultureInfo.InvariantCulture,
            $"{id}.{_keys[0].Id}.{Expiry().ToUnixTimeSeconds()}"
        );
        return $"{claim}.{Signature(_keys[0], claim)}";
    }

    /// <summary>Whether a token is one of ours, for this application, and still valid.</summary>
    public bool IsValid(string? token, ApplicationId id)
    {
        var parts = token?.Split('.');
        if (
            parts is not [var application, var keyId, var expiry, var signature]
            || _keys.FirstOrDefault(k => k.Id == keyId) is not { } key
            || !long.TryParse(
                expiry,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var seconds
            )
        )
        {
            return false;
        }

        // As texts: several texts of Base64 stand for the same bytes, and only one of them is ours.
        return CryptographicOperations.FixedTimeEquals(
                Encoding.UTF8.GetBytes(signature),
                Encoding.UTF8.GetBytes(Signature(key, $"{application}.{keyId}.{expiry}"))
            )
            && application == id.ToString()
            && _time.GetUtcNow().ToUnixTimeSeconds() < seconds;
    }

    // The same for a whole month, so that a repeated submission is answered by the same link.
    private DateTimeOffset Expiry()
    {
        var now = _time.GetUtcNow();
        return new DateTimeOffset(now.Year, now.Month, 1, 0, 0, 0, TimeSpan.Zero).AddMonths(1)
            + _options.LinkLifetime;
    }

    private static string Signature(LinkKey key, string claim) =>
        Base64Url.EncodeToString(
            HMACSHA256.HashData(key.Key, Encoding.UTF8.GetBytes($"candidate link {claim}"))
        );

    private static LinkKey Derived(ApplicationOptions applications) =>
        new(
            DerivedKeyId,
            HKDF.DeriveKey(
                HashAlgorithmName.SHA256,
                Convert.FromBase64String(applications.HashKey),
                KeyBytes,
                info: "candidate links"u8.ToArray()
            )
        );
}
