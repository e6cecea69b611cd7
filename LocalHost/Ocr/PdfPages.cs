using System.Globalization;
using System.Text.RegularExpressions;

namespace ApplyFunctions.LocalHost.Ocr;

/// <summary>The pages of a PDF as pdfinfo lists them.</summary>
internal static partial class PdfPages
{
    private const int PointsPerInch = 72;

    /// <summary>Numbers and longest sides in inches, in order; null when the file cannot be opened.</summary>
    public static async Task<IReadOnlyList<(int Number, double Inches)>?> ListAsync(
        Tool pdfinfo,
        string file,
        CancellationToken cancellationToken
    )
    {
        var last = int.MaxValue.ToString(CultureInfo.InvariantCulture);
        var output = await pdfinfo.RunAsync(["-f", "1", "-l", last, file], cancellationToken);
        return output is null ? null : [.. PageSize().Matches(output).Select(Read)];
    }

    private static (int, double) Read(Match match) =>
        (
            int.Parse(match.Groups["number"].Value, CultureInfo.InvariantCulture),
            Math.Max(
                double.Parse(match.Groups["width"].Value, CultureInfo.InvariantCulture),
                double.Parse(match.Groups["height"].Value, CultureInfo.InvariantCulture)
            ) / PointsPerInch
        );

    [GeneratedRegex(
        @"^Page +(?<number>\d+) size: +(?<width>[0-9.]+) x (?<height>[0-9.]+) pts",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 5000
    )]
    private static partial Regex PageSize();
}
