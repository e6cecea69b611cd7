using System.Diagnostics;
using System.Text.RegularExpressions;

namespace ApplyFunctions.Architecture.Tests;

/// <summary>What the documents say of costs and loads is what the calculators print, from counted calls.</summary>
public sealed partial class CalculationTests
{
    [Fact]
    public async Task The_costs_are_those_that_the_calculator_prints()
    {
        var printed = await RowsAsync("cost");
        var written = Documented("cost.md", "applications a month");

        written.Should().HaveCountGreaterThan(10).And.Equal(printed);
    }

    [Fact]
    public async Task The_loads_of_a_rush_are_those_that_are_calculated()
    {
        var printed = await RowsAsync("rush");

        foreach (var (what, numbers) in Documented("scale.md", "asked in the busiest second"))
        {
            var row = what == "applications" ? "applications in the busiest second" : what;
            printed.Should().ContainKey(row);
            Digits(printed[row]).Should().StartWith(Digits(numbers));
        }
    }

    /// <summary>The rows of the one table that begins so: what they are about, and their numbers.</summary>
    private static Dictionary<string, string> Documented(string document, string head)
    {
        var lines = RepositoryFiles.Read("docs", document).Split('\n');
        var first = Array.FindIndex(lines, l => l.StartsWith('|') && l.Contains(head));
        return lines
            .Skip(first + 2)
            .TakeWhile(l => l.StartsWith('|'))
            .Select(l => l.Trim('|', ' ').Split('|', StringSplitOptions.TrimEntries))
            .ToDictionary(
                cells => cells[0].Replace("`", "", StringComparison.Ordinal),
                cells =>
                    string.Join(' ', cells.Skip(1).Where(c => c.Length > 0 && !c.EndsWith('%'))),
                StringComparer.Ordinal
            );
    }

    private static string Digits(string numbers) =>
        numbers.Replace(",", "", StringComparison.Ordinal);

    /// <summary>What a command of the bench prints, by the beginnings of its lines.</summary>
    private static async Task<Dictionary<string, string>> RowsAsync(string command)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        var program = Path.Combine(
            RepositoryFiles.Root,
            "bench",
            "bin",
            folder.Parent!.Name,
            folder.Name,
            "ApplyFunctions.Bench.dll"
        );
        using var bench = Process.Start(
            new ProcessStartInfo("dotnet", [program, command])
            {
                RedirectStandardOutput = true,
                UseShellExecute = false,
            }
        )!;
        var output = await bench.StandardOutput.ReadToEndAsync(
            TestContext.Current.CancellationToken
        );
        await bench.WaitForExitAsync(TestContext.Current.CancellationToken);
        bench.ExitCode.Should().Be(0);
        return Row()
            .Matches(output)
            .Where(m => m.Groups["what"].Value is not "applications a month")
            .ToDictionary(
                m => m.Groups["what"].Value,
                m => Blanks().Replace(m.Groups["numbers"].Value.Trim(), " "),
                StringComparer.Ordinal
            );
    }

    [GeneratedRegex(
        @"^  (?<what>[A-Za-z][A-Za-z, -]*?)  +(?<numbers>[0-9][0-9., ]*)$",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex Row();

    [GeneratedRegex(" +", RegexOptions.None, 1000)]
    private static partial Regex Blanks();
}
