using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Bots;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Applications;

/// <summary>
/// Who an application is: keyed hashes that tell a repeat of one submission from another submission, without
/// showing anything of either.
/// </summary>
public sealed class ApplicationIdentity(IOptions<ApplicationOptions> options)
{
    // Left out of the fingerprint. Bot-check tokens and addresses differ between two tries of one submission; and a
    // hash that covered the equality answers would let whoever knows the rest find them by trying all.
    private static readonly HashSet<string> Volatile = new(StringComparer.Ordinal)
    {
        "demographic_answers",
        "gender",
        "race",
        "veteran_status",
        "disability_status",
        "applicant_ip",
        "g-recaptcha-response",
        "h-captcha-response",
        "cf-turnstile-response",
        "altcha",
        FormTokens.Field,
        DescribeBotCheck.Honeypot,
        "submit_button",
    };

    private const int ReceiptLength = 32;
    private readonly byte[] _key = Convert.FromBase64String(options.Value.HashKey);

    /// <summary>A digest of everything that makes this submission this submission: 64 hex digits.</summary>
    public string Fingerprint(Submission submission)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (var (name, value) in Sorted(submission.Values))
        {
            if (!Volatile.Contains(name))
            {
                Append(hash, name);
                AppendNode(hash, value);
            }
        }

        foreach (var file in submission.Files)
        {
            Append(hash, "file");
            // Not its name: some clients make up another one for each try.
            Append(hash, file.Field);
            Append(hash, file.Sha256);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    /// <summary>The id that this submission has, whenever and however often it comes.</summary>
    /// <param name="email">As it was typed; case and blanks around it make no difference.</param>
    /// <param name="idempotencyKey">The client's; null where it gave none, then the content alone decides.</param>
    public ApplicationId IdOf(
        string board,
        long postingId,
        string email,
        string? idempotencyKey,
        string fingerprint
    )
    {
        var normalised = Normalised(email);
        var code = Mac("application", board, normalised, idempotencyKey ?? "", fingerprint);
        return ApplicationId.Of(postingId, BucketOf(board, normalised), code);
    }

    /// <summary>The bucket of all that is sent to a board with an address.</summary>
    public byte BucketOf(string board, string email) => Mac("bucket", board, Normalised(email))[0];

    /// <summary>The name under which an idempotency key is remembered: 64 hex digits.</summary>
    public string KeyName(string board, long postingId, string idempotencyKey) =>
        Convert.ToHexStringLower(
            Mac("key", board, postingId.ToString(CultureInfo.InvariantCulture), idempotencyKey)
        );

    /// <summary>Whom an email address stands for on a board: 64 hex digits. Case and blanks around it make no difference.</summary>
    public string PersonOf(string board, string email) =>
        Convert.ToHexStringLower(Mac("person", board, Normalised(email)));

    /// <summary>The name of the receipt for an application's erasure, which leads back to it only for who has the key.</summary>
    public string ReceiptOf(ApplicationId id) =>
        Convert.ToHexStringLower(Mac("erasure", id.ToString()))[..ReceiptLength];

    /// <summary>The SHA-256 of a file: 64 hex digits.</summary>
    public static string Sha256Of(System.Buffers.ReadOnlySequence<byte> content)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var segment in content)
        {
            hash.AppendData(segment.Span);
        }

        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static string Normalised(string email) => email.Trim().ToLowerInvariant();

    private byte[] Mac(params ReadOnlySpan<string> parts)
    {
        using var hash = IncrementalHash.CreateHMAC(HashAlgorithmName.SHA256, _key);
        foreach (var part in parts)
        {
            Append(hash, part);
        }

        return hash.GetHashAndReset();
    }

    // Each text is preceded by its length, so that no two different lists of texts hash alike.
    private static void Append(IncrementalHash hash, string text)
    {
        var bytes = Encoding.UTF8.GetBytes(text);
        hash.AppendData(BitConverter.GetBytes(bytes.Length));
        hash.AppendData(bytes);
    }

    private static void AppendNode(IncrementalHash hash, JsonNode? node)
    {
        switch (node)
        {
            case JsonObject value:
                Append(hash, $"object {value.Count}");
                foreach (var (name, inner) in Sorted(value))
                {
                    Append(hash, name);
                    AppendNode(hash, inner);
                }

                break;
            case JsonArray value:
                Append(hash, $"array {value.Count}");
                foreach (var inner in value)
                {
                    AppendNode(hash, inner);
                }

                break;
            default:
                Append(hash, "value");
                Append(hash, node?.ToString() ?? "");
                break;
        }
    }

    private static IOrderedEnumerable<KeyValuePair<string, JsonNode?>> Sorted(JsonObject value) =>
        value.OrderBy(pair => pair.Key, StringComparer.Ordinal);
}
