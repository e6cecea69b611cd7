using System.Diagnostics;

namespace ApplyFunctions.Testing;

/// <summary>
/// Programs that the tests need and that come from the system. On Debian and Ubuntu root gets them installed where they
/// are missing; everybody else is told what to install. Test projects run at the same time, so one installs at a time.
/// </summary>
public static class SystemPackages
{
    private static readonly TimeSpan InstallWithin = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(500);

    /// <summary>What reads scanned documents in the OCR emulator.</summary>
    public static async Task EnsureTextRecognitionAsync(
        CancellationToken cancellationToken = default
    )
    {
        string[] programs = ["tesseract", "pdftoppm", "pdfinfo"];
        await InstallUnlessAsync(
            () => Array.TrueForAll(programs, IsOnPath),
            ["tesseract-ocr", "poppler-utils"],
            cancellationToken
        );
        if (!Array.TrueForAll(programs, IsOnPath))
        {
            throw new FileNotFoundException(
                "These tests need tesseract and poppler's tools. Install them: apt-get install tesseract-ocr poppler-utils"
            );
        }
    }

    /// <summary>Installs packages, where that can be done, unless what they bring is there.</summary>
    public static async Task InstallUnlessAsync(
        Func<bool> isThere,
        string[] packages,
        CancellationToken cancellationToken = default
    )
    {
        if (
            isThere()
            || !OperatingSystem.IsLinux()
            || !Environment.IsPrivilegedProcess
            || !IsOnPath("apt-get")
        )
        {
            return;
        }

        await using var turn = await TurnAsync(cancellationToken);
        if (!isThere())
        {
            await RunAsync(["update"], cancellationToken);
            await RunAsync(["install", "-y", .. packages], cancellationToken);
        }
    }

    public static IEnumerable<string> Folders() =>
        (Environment.GetEnvironmentVariable("PATH") ?? "").Split(
            Path.PathSeparator,
            StringSplitOptions.RemoveEmptyEntries
        );

    private static bool IsOnPath(string program) =>
        Folders().Any(folder => File.Exists(Path.Combine(folder, program)));

    private static async Task<FileStream> TurnAsync(CancellationToken cancellationToken)
    {
        var path = Path.Combine(Path.GetTempPath(), "applyfunctions-test-packages");
        var watch = Stopwatch.StartNew();
        while (true)
        {
            try
            {
                return new FileStream(
                    path,
                    FileMode.OpenOrCreate,
                    FileAccess.ReadWrite,
                    FileShare.None
                );
            }
            catch (IOException) when (watch.Elapsed < InstallWithin)
            {
                await Task.Delay(Between, cancellationToken);
            }
        }
    }

    private static async Task RunAsync(string[] arguments, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo("apt-get", ["-qq", .. arguments])
        {
            Environment = { ["DEBIAN_FRONTEND"] = "noninteractive" },
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        using var process = Process.Start(start)!;
        _ = await process.StandardOutput.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
    }
}
