using System.Buffers;
using System.Globalization;
using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Bench.Texts;

/// <summary>The extraction that the functions use.</summary>
internal sealed class OwnReader(ITextExtractor extractor, TimeProvider time) : IReader
{
    public string Name => "ApplyFunctions";

    /// <summary>Linux tells of every process whose it is and the most that it ever held.</summary>
    /// <remarks>https://www.kernel.org/doc/html/latest/filesystems/proc.html</remarks>
    public double PeakMegabytes =>
        Directory
            .EnumerateDirectories("/proc")
            .Where(folder => char.IsAsciiDigit(Path.GetFileName(folder)[0]))
            .Select(Status)
            .Where(status => status.GetValueOrDefault("PPid") == Environment.ProcessId)
            .Select(status => status.GetValueOrDefault("VmHWM") / 1024.0)
            .DefaultIfEmpty()
            .Max();

    public bool Reads(string format) => true;

    public async Task<Reading> ReadAsync(
        CorpusDocument document,
        CancellationToken cancellationToken
    )
    {
        var bytes = File.ReadAllBytes(document.Path);
        var started = time.GetTimestamp();
        var read = await extractor.ExtractAsync(
            new ReadOnlySequence<byte>(bytes),
            cancellationToken
        );
        var elapsed = time.GetElapsedTime(started).TotalMilliseconds;
        return new(read.Outcome == TextOutcome.Extracted ? read.Text : null, elapsed);
    }

    private static Dictionary<string, long> Status(string folder)
    {
        var figures = new Dictionary<string, long>(StringComparer.Ordinal);
        try
        {
            foreach (var line in File.ReadLines(Path.Combine(folder, "status")))
            {
                if (
                    line.Split([':', '\t', ' '], StringSplitOptions.RemoveEmptyEntries)
                        is [var name, var figure, ..]
                    && long.TryParse(
                        figure,
                        NumberStyles.None,
                        CultureInfo.InvariantCulture,
                        out var value
                    )
                )
                {
                    figures[name] = value;
                }
            }
        }
        catch (IOException)
        {
            // It has ended since.
        }

        return figures;
    }
}
