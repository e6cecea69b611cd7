using System.ComponentModel.DataAnnotations;

namespace ApplyFunctions.Core.Bots;

/// <summary>How applications of programs are told from those of people: settings <c>Bots__*</c>.</summary>
public sealed class BotOptions : IValidatableObject
{
    public const string Section = "Bots";

    /// <summary>
    /// What tells people from programs: proof of work without a third party (<c>altcha</c>), the captcha of a provider, or nothing
    /// (<c>none</c>), which takes applications unjudged.
    /// </summary>
    public string Provider { get; set; } = CaptchaProviders.Altcha;

    /// <summary>The provider's public key, which the page needs; none for <c>altcha</c>.</summary>
    public string? SiteKey { get; set; }

    /// <summary>
    /// The provider's secret key; for <c>recaptcha-enterprise</c> an API key of the project; for <c>altcha</c> what challenges
    /// are signed with, which without it is derived from <c>Applications__HashKey</c>.
    /// </summary>
    public string? Secret { get; set; }

    /// <summary>The Google Cloud project of <c>recaptcha-enterprise</c>.</summary>
    public string? ProjectId { get; set; }

    /// <summary>
    /// The hosts on which a captcha may have been solved, separated by commas; those of <c>Cors__AllowedOrigins</c> where there
    /// are none.
    /// </summary>
    public string? Hostnames { get; set; }

    /// <summary>Below this score of 0 to 1 an application is suspect.</summary>
    [Range(0.0, 1.0)]
    public double MinimumScore { get; set; } = 0.5;

    /// <summary>Another address of the provider's check, such as that of a mirror, in place of the documented one.</summary>
    [RegularExpression(
        @"https?://\S+",
        ErrorMessage = "Bots__VerifyUrl must be a whole address, like https://www.recaptcha.net/recaptcha/api/siteverify."
    )]
    public string? VerifyUrl { get; set; }

    /// <summary>How long the provider may take; then the application is accepted and flagged.</summary>
    [Range(typeof(TimeSpan), "00:00:00.1", "00:00:15")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromSeconds(4);

    /// <summary>
    /// What becomes of an application that was sent from the form without scripts, which has no captcha: <c>flag</c> accepts and
    /// flags it, <c>refuse</c> does not.
    /// </summary>
    [AllowedValues("flag", "refuse", ErrorMessage = "Bots__WithoutScript must be flag or refuse.")]
    public string WithoutScript { get; set; } = "flag";

    /// <summary>A form that comes back sooner than this was not filled in by a person.</summary>
    [Range(typeof(TimeSpan), "00:00:00", "00:01:00")]
    public TimeSpan LeastTime { get; set; } = TimeSpan.FromSeconds(2);

    /// <summary>How long an opened form can be sent; after that it is suspect.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "30.00:00:00")]
    public TimeSpan FormLifetime { get; set; } = TimeSpan.FromDays(1);

    /// <summary>Of <c>altcha</c>: how long a challenge can be solved and sent.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "1.00:00:00")]
    public TimeSpan ChallengeLifetime { get; set; } = TimeSpan.FromMinutes(30);

    /// <summary>Of <c>altcha</c>: rounds of PBKDF2 that one guess at a challenge takes.</summary>
    [Range(1, 1_000_000)]
    public int Cost { get; set; } = 1_000;

    /// <summary>Of <c>altcha</c>: guesses that a challenge takes at most; half of them at least.</summary>
    [Range(2, 10_000_000)]
    public int Guesses { get; set; } = 1_500;

    /// <summary>Of <c>altcha</c>: how many times more guesses the second challenge takes, for who looks suspect.</summary>
    [Range(1, 100)]
    public int SecondChallenge { get; set; } = 4;

    public bool RefusesWithoutScript => WithoutScript == "refuse";

    public IEnumerable<ValidationResult> Validate(ValidationContext validationContext)
    {
        if (!CaptchaProviders.All.Contains(Provider, StringComparer.Ordinal))
        {
            yield return new ValidationResult(
                $"Bots__Provider must be one of {string.Join(", ", CaptchaProviders.All)}."
            );
        }
        else if (CaptchaProviders.IsHosted(Provider))
        {
            if (string.IsNullOrWhiteSpace(SiteKey) || string.IsNullOrWhiteSpace(Secret))
            {
                yield return new ValidationResult(
                    $"Bots__Provider is {Provider}, which needs Bots__SiteKey and Bots__Secret: the two keys that the provider gives a site."
                );
            }

            if (
                Provider == CaptchaProviders.RecaptchaEnterprise
                && string.IsNullOrWhiteSpace(ProjectId)
            )
            {
                yield return new ValidationResult(
                    "Bots__Provider is recaptcha-enterprise, which needs Bots__ProjectId: the Google Cloud project of the key."
                );
            }
        }
    }
}
