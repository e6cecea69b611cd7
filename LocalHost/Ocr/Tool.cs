using System.Diagnostics;

namespace ApplyFunctions.LocalHost.Ocr;

/// <summary>A command-line program, found on the path once and run with bounds.</summary>
internal sealed class Tool(string file)
{
    /// <summary>Null when no folder of the path has it.</summary>
    public static Tool? TryFind(string name, string path)
    {
        var fileName = OperatingSystem.IsWindows() ? name + ".exe" : name;
        var file = path.Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
            .Select(folder => Path.Combine(folder, fileName))
            .FirstOrDefault(File.Exists);
        return file is null ? null : new Tool(file);
    }

    /// <summary>Runs it to its end, or kills it on cancellation.</summary>
    /// <returns>Its output, and null when it reported a failure.</returns>
    public async Task<string?> RunAsync(
        IEnumerable<string> arguments,
        CancellationToken cancellationToken
    )
    {
        var start = new ProcessStartInfo(file, arguments)
        {
            UseShellExecute = false,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // One thread each: the number of analyses at a time is already that of the cores.
        start.Environment["OMP_THREAD_LIMIT"] = "1";
        start.Environment["LC_ALL"] = "C.UTF-8";
        using var process =
            Process.Start(start) ?? throw new InvalidOperationException($"{file} did not start.");
        try
        {
            process.StandardInput.Close();
            // The errors are drained and dropped, for they may quote the document.
            var errors = process.StandardError.BaseStream.CopyToAsync(
                Stream.Null,
                cancellationToken
            );
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await errors;
            await process.WaitForExitAsync(cancellationToken);
            return process.ExitCode == 0 ? output : null;
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill(entireProcessTree: true);
                // Its files are deleted next.
                await process.WaitForExitAsync(CancellationToken.None);
            }
        }
    }
}
