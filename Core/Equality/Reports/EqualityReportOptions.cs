using System.ComponentModel.DataAnnotations;

namespace ApplyFunctions.Core.Equality.Reports;

/// <summary>
/// Settings <c>Equality__*</c>. Choose them once: whoever reads reports under two thresholds, or by quarters and then by years,
/// sees the same answers cut in two ways, and may put the two together.
/// </summary>
public sealed class EqualityReportOptions
{
    public const string Section = "Equality";
    public const string Quarterly = "quarter";
    public const string Yearly = "year";

    /// <summary>The smallest count of people that an equality report shows; choose it once.</summary>
    [Range(5, 1000)]
    public int Threshold { get; set; } = 5;

    /// <summary>After what time answers are published, all of it at once; a small company shows more by the year; choose it once.</summary>
    [AllowedValues(Quarterly, Yearly)]
    public string Release { get; set; } = Quarterly;
}
