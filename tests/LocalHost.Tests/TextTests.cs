using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace ApplyFunctions.LocalHost.Tests;

public sealed class TextTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_file_has_a_line_even_one_that_ends_its_reader()
    {
        using var folder = new TestFolder();
        folder.Write("1.txt", "Ada Example");
        folder.Write("2.pdf", HostilePdf.Overflowing);
        folder.Write("3.txt", "Berta Example");

        var invocation = await Invocation.OfAsync("text", folder.Path);

        invocation.ExitCode.Should().Be(0);
        invocation.Errors.Should().BeEmpty();
        var lines = invocation.Lines.Select(line => JsonDocument.Parse(line).RootElement).ToList();
        lines.Select(Of("file")).Should().Equal("1.txt", "2.pdf", "3.txt");
        lines.Select(Of("outcome")).Should().Equal("extracted", "damaged", "extracted");
        Of("detail")(lines[1]).Should().Be("the reader ended unexpectedly on this document");
        Of("text")(lines[2]).Should().Be("Berta Example");
    }

    [Fact]
    public async Task A_reader_does_not_outlive_a_program_that_is_killed()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "Only Linux tells whose child a process is.");
        using var folder = new TestFolder();
        var start = new ProcessStartInfo(
            Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet",
            [
                Path.Combine(AppContext.BaseDirectory, "ApplyFunctions.LocalHost.dll"),
                "text",
                folder.Write("cv.pdf", HostilePdf.Hanging),
            ]
        );
        start.Environment["Extraction__Time"] = "00:04:00";
        using var program = Process.Start(start)!;
        try
        {
            var readers = await Patience.UntilAsync(
                () => Task.FromResult(Children(program.Id)),
                children => children.Count > 0,
                Cancelled
            );

            program.HasExited.Should().BeFalse();
            program.Kill();

            await Patience.UntilAsync(
                () => Task.FromResult(readers.Where(IsRunning).ToList()),
                left => left.Count == 0,
                Cancelled
            );
        }
        finally
        {
            program.Kill(entireProcessTree: true);
        }
    }

    private static Func<JsonElement, string?> Of(string property) =>
        line => line.GetProperty(property).GetString();

    private static bool IsRunning(int id) => Directory.Exists($"/proc/{id}");

    // Behind the name, which stands in brackets, come the state and the parent.
    // https://man7.org/linux/man-pages/man5/proc_pid_stat.5.html
    private static List<int> Children(int parent)
    {
        var children = new List<int>();
        foreach (var folder in Directory.EnumerateDirectories("/proc"))
        {
            if (int.TryParse(Path.GetFileName(folder), CultureInfo.InvariantCulture, out var id))
            {
                try
                {
                    var stat = File.ReadAllText($"/proc/{id}/stat");
                    var fields = stat[(stat.LastIndexOf(')') + 2)..].Split(' ');
                    if (int.Parse(fields[1], CultureInfo.InvariantCulture) == parent)
                    {
                        children.Add(id);
                    }
                }
                catch (IOException)
                {
                    // It has ended.
                }
            }
        }

        return children;
    }
}
