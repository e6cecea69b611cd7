using System.CommandLine;
using System.Globalization;
using System.Reflection;
using System.Runtime.InteropServices;

namespace ApplyFunctions.Bench.Measuring;

/// <summary>Plain text with aligned columns, headed by what is needed to repeat it.</summary>
internal sealed class Report(TextWriter output)
{
    public async Task HeadAsync(string title, ParseResult parsed)
    {
        var configuration = typeof(Report)
            .Assembly.GetCustomAttribute<AssemblyConfigurationAttribute>()
            ?.Configuration;
        await output.WriteLineAsync(title);
        await TableAsync([
            ["machine", $"{Environment.ProcessorCount} cores, {RuntimeInformation.OSDescription}"],
            ["runtime", $"{RuntimeInformation.FrameworkDescription}, {configuration} build"],
            [
                "repeat",
                $"dotnet run -c Release --project bench -- {string.Join(' ', parsed.Tokens.Select(t => t.Value))}",
            ],
        ]);
        await output.WriteLineAsync();
    }

    public Task LineAsync(string text = "") => output.WriteLineAsync(text);

    /// <summary>The first column and texts to the left, numbers to the right.</summary>
    public async Task TableAsync(IReadOnlyList<IReadOnlyList<object>> rows)
    {
        var texts = rows.Select(row => row.Select(Text).ToArray()).ToArray();
        var widths = Enumerable
            .Range(0, texts.Max(row => row.Length))
            .Select(i => texts.Max(row => i < row.Length ? row[i].Length : 0))
            .ToArray();
        for (var y = 0; y < rows.Count; y++)
        {
            var cells = texts[y]
                .Select(
                    (text, x) =>
                        IsNumber(rows, x) ? text.PadLeft(widths[x]) : text.PadRight(widths[x])
                );
            await output.WriteLineAsync($"  {string.Join("  ", cells)}".TrimEnd());
        }
    }

    private static bool IsNumber(IReadOnlyList<IReadOnlyList<object>> rows, int column) =>
        rows.Any(row => column < row.Count && row[column] is int or double);

    private static string Text(object cell) =>
        cell switch
        {
            double number => number.ToString(
                Math.Abs(number) < 10 ? "0.00" : "0.0",
                CultureInfo.InvariantCulture
            ),
            _ => Convert.ToString(cell, CultureInfo.InvariantCulture) ?? "",
        };
}
