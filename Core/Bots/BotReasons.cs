namespace ApplyFunctions.Core.Bots;

/// <summary>Why an application is suspect or flagged. Codes of letters and dashes, none of which says anything of the candidate.</summary>
public static class BotReasons
{
    /// <summary>A field was filled in that people do not see.</summary>
    public const string Honeypot = "honeypot";

    public const string FormTokenMissing = "form-token-missing";
    public const string FormTokenForged = "form-token-forged";
    public const string FormTokenExpired = "form-token-expired";

    /// <summary>The form was opened for another posting.</summary>
    public const string FormTokenElsewhere = "form-token-elsewhere";

    public const string TooFast = "too-fast";

    /// <summary>The form without scripts, which has no captcha.</summary>
    public const string WithoutScript = "without-script";

    public const string CaptchaForged = "captcha-forged";
    public const string CaptchaUnavailable = "captcha-unavailable";
    public const string CaptchaReplayed = "captcha-replayed";

    /// <summary>Null where the outcome speaks for a person.</summary>
    internal static string? Of(CaptchaOutcome outcome) =>
        outcome switch
        {
            CaptchaOutcome.NotAsked or CaptchaOutcome.Passed => null,
            CaptchaOutcome.Missing => "captcha-missing",
            CaptchaOutcome.Expired => "captcha-expired",
            CaptchaOutcome.Replayed => CaptchaReplayed,
            CaptchaOutcome.Elsewhere => "captcha-elsewhere",
            CaptchaOutcome.TooEasy => "captcha-too-easy",
            CaptchaOutcome.Forged => CaptchaForged,
            CaptchaOutcome.Rejected => "captcha-rejected",
            CaptchaOutcome.WrongHostname => "captcha-hostname",
            CaptchaOutcome.WrongAction => "captcha-action",
            CaptchaOutcome.LowScore => "captcha-score",
            CaptchaOutcome.Unavailable => CaptchaUnavailable,
            _ => throw new ArgumentOutOfRangeException(nameof(outcome), outcome, null),
        };
}
