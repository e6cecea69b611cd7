using System.ComponentModel.DataAnnotations;

namespace ApplyFunctions.Core.Upkeep;

/// <summary>Settings <c>Upkeep__*</c>.</summary>
public sealed class UpkeepOptions
{
    public const string Section = "Upkeep";

    /// <summary>
    /// How old what a submission left must be before it is deleted where no application came of it. A request ends within
    /// four minutes, so anything from an hour on is safe; a client that tries again later sends its files again.
    /// </summary>
    [Range(typeof(TimeSpan), "01:00:00", "90.00:00:00")]
    public TimeSpan OrphanAge { get; set; } = TimeSpan.FromHours(24);

    /// <summary>How long a client's idempotency key is remembered.</summary>
    [Range(typeof(TimeSpan), "1.00:00:00", "3650.00:00:00")]
    public TimeSpan KeyAge { get; set; } = TimeSpan.FromDays(90);
}
