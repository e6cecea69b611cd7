namespace ApplyFunctions.Core.Bots;

/// <summary>What can stand behind <see cref="ICaptcha"/>, by the names that settings and pages have for it.</summary>
public static class CaptchaProviders
{
    /// <summary>Proof of work that the app itself sets and checks; nobody else learns of the visitor.</summary>
    public const string Altcha = "altcha";

    public const string Recaptcha = "recaptcha";
    public const string RecaptchaV3 = "recaptcha-v3";
    public const string RecaptchaEnterprise = "recaptcha-enterprise";
    public const string Turnstile = "turnstile";
    public const string HCaptcha = "hcaptcha";
    public const string None = "none";

    public static IReadOnlyList<string> All { get; } =
    [Altcha, Recaptcha, RecaptchaV3, RecaptchaEnterprise, Turnstile, HCaptcha, None];

    /// <summary>Whether somebody else's servers judge the captcha.</summary>
    public static bool IsHosted(string provider) => provider is not (Altcha or None);
}
