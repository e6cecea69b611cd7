using ApplyFunctions.Core.Bots;

namespace ApplyFunctions.Infrastructure.Bots;

/// <summary>How providers that judge a captcha on their own servers differ.</summary>
/// <param name="TokenField">The form field that the provider's script fills in.</param>
/// <param name="VerifyUrl">Where a token is judged; <c>{project}</c> stands for the project's id.</param>
/// <param name="TellsAction">Whether the answer says what the captcha was solved for.</param>
/// <param name="TellsScore">Whether the answer has a score that means something without another product.</param>
/// <param name="TakesSiteKey">Whether it can be told which key's captcha is expected.</param>
internal sealed record HostedProvider(
    string Name,
    string TokenField,
    string VerifyUrl,
    bool TellsAction,
    bool TellsScore,
    bool TakesSiteKey = false
)
{
    private const string RecaptchaField = "g-recaptcha-response";
    private const string RecaptchaUrl = "https://www.google.com/recaptcha/api/siteverify";

    private static readonly HostedProvider[] All =
    [
        // https://developers.google.com/recaptcha/docs/verify
        new(CaptchaProviders.Recaptcha, RecaptchaField, RecaptchaUrl, false, false),
        // https://developers.google.com/recaptcha/docs/v3#site_verify_response
        new(CaptchaProviders.RecaptchaV3, RecaptchaField, RecaptchaUrl, true, true),
        // https://cloud.google.com/recaptcha/docs/create-assessment-website
        new(
            CaptchaProviders.RecaptchaEnterprise,
            RecaptchaField,
            "https://recaptchaenterprise.googleapis.com/v1/projects/{project}/assessments",
            true,
            true
        ),
        // https://developers.cloudflare.com/turnstile/get-started/server-side-validation/
        new(
            CaptchaProviders.Turnstile,
            "cf-turnstile-response",
            "https://challenges.cloudflare.com/turnstile/v0/siteverify",
            true,
            false
        ),
        // https://docs.hcaptcha.com/#verify-the-user-response-server-side
        new(
            CaptchaProviders.HCaptcha,
            "h-captcha-response",
            "https://api.hcaptcha.com/siteverify",
            false,
            false,
            true
        ),
    ];

    public static HostedProvider Named(string name) => All.Single(p => p.Name == name);

    public Uri AddressFor(BotOptions options) =>
        new(
            options.VerifyUrl is { Length: > 0 } other
                ? other
                : VerifyUrl.Replace(
                    "{project}",
                    Uri.EscapeDataString(options.ProjectId ?? ""),
                    StringComparison.Ordinal
                )
        );
}
