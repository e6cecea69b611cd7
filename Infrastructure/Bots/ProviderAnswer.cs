using System.Text.Json;
using System.Text.Json.Serialization;
using ApplyFunctions.Core.Bots;

namespace ApplyFunctions.Infrastructure.Bots;

/// <summary>What a provider says of a token, whatever the shape in which it says so.</summary>
/// <param name="Fault">What is wrong with a token that is no success.</param>
internal sealed record ProviderAnswer(
    bool Success,
    string? Hostname,
    string? Action,
    double? Score,
    CaptchaOutcome Fault
)
{
    /// <summary>The answer of <c>siteverify</c>, which reCAPTCHA, Turnstile and hCaptcha have in common.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static ProviderAnswer OfSiteVerify(ReadOnlySpan<byte> json)
    {
        var body = JsonSerializer.Deserialize(json, ProviderJson.Default.SiteVerifyBody);
        return body?.Success is { } success
            ? new ProviderAnswer(
                success,
                body.Hostname,
                body.Action,
                body.Score,
                FaultOf(body.ErrorCodes ?? [])
            )
            : throw new JsonException("The answer has no key success.");
    }

    /// <summary>The answer of reCAPTCHA Enterprise: an assessment.</summary>
    /// <exception cref="JsonException">It is something else.</exception>
    public static ProviderAnswer OfAssessment(ReadOnlySpan<byte> json)
    {
        var body = JsonSerializer.Deserialize(json, ProviderJson.Default.Assessment);
        return body?.TokenProperties is { Valid: { } valid } token
            ? new ProviderAnswer(
                valid,
                token.Hostname,
                token.Action,
                body.RiskAnalysis?.Score,
                token.InvalidReason switch
                {
                    "DUPE" => CaptchaOutcome.Replayed,
                    "EXPIRED" => CaptchaOutcome.Expired,
                    "MISSING" => CaptchaOutcome.Missing,
                    _ => CaptchaOutcome.Rejected,
                }
            )
            : throw new JsonException("The answer has no key tokenProperties.valid.");
    }

    // What is the site's own mistake, or the provider's, must not be the candidate's.
    private static CaptchaOutcome FaultOf(IReadOnlyList<string> codes) =>
        codes.Any(c =>
            c.EndsWith("-input-secret", StringComparison.Ordinal)
            || c
                is "bad-request"
                    or "internal-error"
                    or "sitekey-secret-mismatch"
                    or "not-using-dummy-passcode"
                    or "missing-remoteip"
                    or "invalid-remoteip"
        )
            ? CaptchaOutcome.Unavailable
        : codes.Contains("missing-input-response", StringComparer.Ordinal) ? CaptchaOutcome.Missing
        : codes.Contains("expired-input-response", StringComparer.Ordinal) ? CaptchaOutcome.Expired
        : codes.Any(c =>
            c
                is "timeout-or-duplicate"
                    or "already-seen-response"
                    or "invalid-or-already-seen-response"
        )
            ? CaptchaOutcome.Replayed
        : CaptchaOutcome.Rejected;
}

internal sealed record SiteVerifyBody(
    bool? Success,
    string? Hostname,
    string? Action,
    double? Score,
    [property: JsonPropertyName("error-codes")] IReadOnlyList<string>? ErrorCodes
);

internal sealed record Assessment(AssessedToken? TokenProperties, AssessedRisk? RiskAnalysis);

internal sealed record AssessedToken(
    bool? Valid,
    string? InvalidReason,
    string? Hostname,
    string? Action
);

internal sealed record AssessedRisk(double? Score);

internal sealed record AssessmentRequest(AssessmentEvent Event);

internal sealed record AssessmentEvent(string Token, string SiteKey, string ExpectedAction);

[JsonSourceGenerationOptions(PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase)]
[JsonSerializable(typeof(SiteVerifyBody))]
[JsonSerializable(typeof(Assessment))]
[JsonSerializable(typeof(AssessmentRequest))]
internal sealed partial class ProviderJson : JsonSerializerContext;
