using System.ComponentModel.DataAnnotations;

namespace ApplyFunctions.Core.Applications;

/// <summary>Settings <c>Applications__*</c>.</summary>
public sealed class ApplicationOptions
{
    public const string Section = "Applications";

    /// <summary>
    /// At least 32 secret bytes in Base64, as <c>openssl rand -base64 32</c> makes them: the key of every hash that is made of personal data. Changing it makes
    /// earlier submissions unknown to replays; ids that were given out stay valid.
    /// </summary>
    [Required(
        ErrorMessage = "Applications__HashKey is not set. Set it to 32 random bytes in Base64, for example from 'openssl rand -base64 32'."
    )]
    [Base64String(ErrorMessage = "Applications__HashKey is not valid Base64.")]
    [MinLength(
        44,
        ErrorMessage = "Applications__HashKey is too short: it takes 32 bytes in Base64."
    )]
    public string HashKey { get; set; } = "";

    /// <summary>
    /// Equality answers are moved out of the outbox after a random delay of up to this long, so that the time at
    /// which they were stored says little about whose they are.
    /// </summary>
    [Range(typeof(TimeSpan), "00:00:00", "6.00:00:00")]
    public TimeSpan EqualityDelay { get; set; } = TimeSpan.FromHours(6);

    /// <summary>
    /// Where phone numbers without a country code are taken to be from: an ISO 3166 code, like <c>GB</c>; without one, only
    /// numbers that begin with + are understood.
    /// </summary>
    [RegularExpression(
        "^[A-Z]{2}$",
        ErrorMessage = "Applications__PhoneRegion must be a country's two capital letters, like GB."
    )]
    public string? PhoneRegion { get; set; }
}
