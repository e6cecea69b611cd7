using System.Text;
using ApplyFunctions.Core.Equality.Reports;
using ApplyFunctions.Infrastructure.Equality;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Equality;

public sealed class CsvEqualitySheetTests
{
    [Theory]
    [InlineData("=1+1", "\"'=1+1\"")]
    [InlineData("@SUM(A1)", "\"'@SUM(A1)\"")]
    [InlineData("+1", "\"'+1\"")]
    [InlineData("-1", "\"'-1\"")]
    [InlineData("Man, or boy", "\"Man, or boy\"")]
    [InlineData("\"Other\"", "\"\"\"Other\"\"\"")]
    [InlineData("Femme é", "Femme é")]
    public void Labels_are_text_and_never_a_formula(string label, string cell)
    {
        var report = new EqualityReport(
            "acme",
            PostingId: 17,
            "2026-Q1",
            5,
            [
                new QuestionReport(
                    "gender",
                    "Gender",
                    30,
                    ["2026-Q1"],
                    [new OptionReport("1", label, 20), new OptionReport("2", "Rest", null)]
                ),
            ]
        );

        var bytes = new CsvEqualitySheet().Write(report);

        Encoding
            .UTF8.GetString(bytes.Span)
            .Should()
            .Be(
                "\uFEFFboard,posting,period,question,question_label,people,option,option_label,count,share\r\n"
                    + $"acme,17,2026-Q1,gender,Gender,30,1,{cell},20,0.6667\r\n"
                    + "acme,17,2026-Q1,gender,Gender,30,2,Rest,,\r\n"
            );
    }
}
