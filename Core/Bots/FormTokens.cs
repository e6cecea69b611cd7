using System.Buffers.Text;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Bots;

/// <summary>How a form works.</summary>
public enum FormKind
{
    /// <summary>With scripts, so that it can have a captcha.</summary>
    Page,

    /// <summary>As the server wrote it, without scripts.</summary>
    Plain,
}

/// <summary>What a form was opened for, and when.</summary>
/// <param name="Level">See <see cref="CaptchaScope"/>.</param>
/// <param name="Reasons">Why the level is not 0: what the application is flagged with, should it be taken.</param>
public sealed record FormToken(
    FormKind Kind,
    int Level,
    DateTimeOffset IssuedAt,
    string Board,
    long PostingId,
    IReadOnlyList<string> Reasons
);

public enum FormTokenState
{
    Valid,
    Missing,
    Forged,
    Expired,

    /// <summary>For another posting.</summary>
    Elsewhere,
}

/// <param name="Token">Null where there is none to be believed.</param>
public sealed record FormTokenReading(FormTokenState State, FormToken? Token);

/// <summary>
/// Signs when a form was opened, so that what comes back says how long it was open without anything being kept. A token is
/// <c>{kind}.{level}.{issued, Unix milliseconds}.{board}.{posting}.{reasons}.{HMAC-SHA-256 of all that, Base64url}</c>.
/// </summary>
public sealed class FormTokens(BotSecrets secrets, IOptions<BotOptions> options, TimeProvider time)
{
    /// <summary>The form field that carries it.</summary>
    public const string Field = "form_token";

    private const int MostCharacters = 1_000;
    private const char Between = '+';
    private readonly byte[] _key = secrets.KeyFor("form token");

    public string Issue(FormKind kind, CaptchaScope scope, params IReadOnlyList<string> reasons)
    {
        var claim = string.Create(
            CultureInfo.InvariantCulture,
            $"{NameOf(kind)}.{scope.Level}.{time.GetUtcNow().ToUnixTimeMilliseconds()}.{scope.Board}.{scope.PostingId}.{string.Join(Between, reasons)}"
        );
        return $"{claim}.{Signature(claim)}";
    }

    public FormTokenReading Read(string? text, string board, long postingId)
    {
        if (string.IsNullOrEmpty(text))
        {
            return new FormTokenReading(FormTokenState.Missing, null);
        }

        if (Parse(text) is not { } token)
        {
            return new FormTokenReading(FormTokenState.Forged, null);
        }

        var state =
            token.Board != board || token.PostingId != postingId ? FormTokenState.Elsewhere
            : time.GetUtcNow() - token.IssuedAt > options.Value.FormLifetime
                ? FormTokenState.Expired
            : FormTokenState.Valid;
        return new FormTokenReading(state, token);
    }

    private FormToken? Parse(string text)
    {
        var end = text.LastIndexOf('.');
        if (end < 0 || text.Length > MostCharacters || !IsOurs(text[..end], text[(end + 1)..]))
        {
            return null;
        }

        // What is signed was written above, so that all of it is as it should be.
        var parts = text[..end].Split('.');
        return new FormToken(
            parts[0] == NameOf(FormKind.Plain) ? FormKind.Plain : FormKind.Page,
            int.Parse(parts[1], CultureInfo.InvariantCulture),
            DateTimeOffset.FromUnixTimeMilliseconds(
                long.Parse(parts[2], CultureInfo.InvariantCulture)
            ),
            parts[3],
            long.Parse(parts[4], CultureInfo.InvariantCulture),
            parts[5].Split(Between, StringSplitOptions.RemoveEmptyEntries)
        );
    }

    private bool IsOurs(string claim, string signature) =>
        CryptographicOperations.FixedTimeEquals(
            Encoding.UTF8.GetBytes(signature),
            Encoding.UTF8.GetBytes(Signature(claim))
        );

    private string Signature(string claim) =>
        Base64Url.EncodeToString(HMACSHA256.HashData(_key, Encoding.UTF8.GetBytes(claim)));

    private static string NameOf(FormKind kind) => kind == FormKind.Plain ? "plain" : "page";
}
