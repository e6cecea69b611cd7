using System.Globalization;
using ApplyFunctions.Core.Equality.Reports;
using CsvHelper;

namespace ApplyFunctions.Infrastructure.Equality;

/// <summary>Reports as CSV; an empty cell is a count that is not shown.</summary>
public sealed class CsvEqualitySheet : IEqualitySheet
{
    private static readonly string[] Columns =
    [
        "board",
        "posting",
        "period",
        "question",
        "question_label",
        "people",
        "option",
        "option_label",
        "count",
        "share",
    ];

    private static readonly CsvWriterOptions Format = new()
    {
        // Labels are an author's: what a spreadsheet would take for a formula gets an apostrophe
        // (https://owasp.org/www-community/attacks/CSV_Injection).
        Injection = CsvInjection.Escape,
        // Excel reads UTF-8 by it alone.
        WriteByteOrderMark = true,
    };

    public ReadOnlyMemory<byte> Write(EqualityReport report)
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, Format, leaveOpen: true))
        {
            csv.WriteRecord(Columns);
            foreach (var question in report.Questions)
            {
                foreach (var option in question.Options)
                {
                    csv.WriteRecord(Row(report, question, option));
                }
            }
        }

        return stream.ToArray();
    }

    private static string?[] Row(
        EqualityReport report,
        QuestionReport question,
        OptionReport option
    ) =>
        [
            report.Board,
            report.PostingId?.ToString(CultureInfo.InvariantCulture),
            report.Period,
            question.Question,
            question.Label,
            question.People?.ToString(CultureInfo.InvariantCulture),
            option.Option,
            option.Label,
            option.Count?.ToString(CultureInfo.InvariantCulture),
            option.Share(question.People)?.ToString(CultureInfo.InvariantCulture),
        ];
}
