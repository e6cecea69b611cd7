using System.Globalization;

namespace ApplyFunctions.Core.Throttling;

internal static class ThrottlingProblems
{
    public const int Status = 429;

    /// <param name="wait">Until the next window.</param>
    public static Problem TooMany(TimeSpan wait)
    {
        var whole = TimeSpan.FromSeconds(Math.Max(1, Math.Ceiling(wait.TotalSeconds)));
        var minutes = (int)Math.Ceiling(whole.TotalMinutes);
        var when =
            minutes == 1
                ? "a minute"
                : string.Create(CultureInfo.InvariantCulture, $"{minutes} minutes");
        return new Problem(
            Status,
            "too-many-applications",
            $"Too many applications have come in a short time, from your network or for this posting. Please send yours again in {when}; nothing of this try counts.",
            "Too many requests"
        )
        {
            RetryAfter = whole,
        };
    }
}
