using System.Collections.Concurrent;
using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace ApplyFunctions.Bench.Texts;

/// <summary>Starts a program for a file, under GNU time, which tells the most memory that it held.</summary>
internal sealed class PeerReader(Peer peer, string folder, TimeSpan patience, TimeProvider time)
    : IReader
{
    // A program that keeps a profile must not share it with one that runs at the same time.
    private readonly ConcurrentBag<string> _folders = [];

    public string Name => peer.Name;

    public double PeakMegabytes { get; private set; }

    public bool Reads(string format) => peer.Formats.Contains(format, StringComparer.Ordinal);

    public async Task<Reading> ReadAsync(
        CorpusDocument document,
        CancellationToken cancellationToken
    )
    {
        if (!_folders.TryTake(out var own))
        {
            own = Directory
                .CreateDirectory(Path.Combine(folder, Guid.NewGuid().ToString()))
                .FullName;
        }

        try
        {
            return await ReadAsync(document, own, cancellationToken);
        }
        finally
        {
            _folders.Add(own);
        }
    }

    private async Task<Reading> ReadAsync(
        CorpusDocument document,
        string own,
        CancellationToken cancellationToken
    )
    {
        var texts = Directory.CreateDirectory(Path.Combine(own, "texts")).FullName;
        var memory = Path.Combine(own, "memory");
        var start = new ProcessStartInfo("time", ["-q", "-f", "%M", "-o", memory])
        {
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            RedirectStandardInput = true,
            UseShellExecute = false,
        };
        foreach (var argument in peer.Command)
        {
            start.ArgumentList.Add(
                argument
                    .Replace("{file}", document.Path, StringComparison.Ordinal)
                    .Replace("{text}", texts, StringComparison.Ordinal)
                    .Replace("{folder}", Path.Combine(own, "profile"), StringComparison.Ordinal)
            );
        }

        var started = time.GetTimestamp();
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var output = Utf8(process.StandardOutput.BaseStream, cancellationToken);
        var errors = Utf8(process.StandardError.BaseStream, cancellationToken);
        using var limit = new CancellationTokenSource(patience, time);
        try
        {
            await process.WaitForExitAsync(limit.Token);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            return new(null, patience.TotalMilliseconds, Hung: true);
        }

        var text = await output;
        await errors;
        var elapsed = time.GetElapsedTime(started).TotalMilliseconds;
        if (peer.Command.Contains("{text}", StringComparer.Ordinal))
        {
            var file = Path.Combine(
                texts,
                Path.GetFileNameWithoutExtension(document.Path) + ".txt"
            );
            text = File.Exists(file) ? await File.ReadAllTextAsync(file, cancellationToken) : "";
            File.Delete(file);
        }

        var failed = process.ExitCode != 0 || string.IsNullOrWhiteSpace(text);
        PeakMegabytes = Math.Max(PeakMegabytes, Peak(memory));
        return new(failed ? null : text, elapsed);
    }

    private static async Task<string> Utf8(Stream stream, CancellationToken cancellationToken)
    {
        using var reader = new StreamReader(stream, Encoding.UTF8);
        return await reader.ReadToEndAsync(cancellationToken);
    }

    private static double Peak(string file) =>
        double.TryParse(
            File.ReadLines(file).LastOrDefault(),
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var kilobytes
        )
            ? kilobytes / 1024
            : 0;
}
