using ApplyFunctions.Bench.Applications;
using ApplyFunctions.Bench.Measuring;
using ApplyFunctions.Bench.Running;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction.Isolation;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Bench.Profiles;

/// <summary>
/// What the app does from its start on, in processes that list every method they compile. Nothing beside this program is
/// compiled ahead but .NET itself, so each method of ours and of the packages is listed when it is first called.
/// </summary>
internal sealed class Scenario(string folder, TimeProvider time)
{
    private const int Seeded = 3;
    private const int Seed = 1;
    private const int FileBytes = 100 * 1_024;
    private const int ReaderMegabytes = 512;
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan Afterwards = TimeSpan.FromSeconds(15);

    /// <summary>Starts the app, has people apply, and waits until all that follows of it is done.</summary>
    /// <returns>The list.</returns>
    public async Task<string> RunAppAsync(CancellationToken stop)
    {
        var list = Path.Combine(folder, "app.txt");
        await using var machine = LocalMachine.Start(withApp: false);
        await machine.UntilReadyAsync(stop);
        await using var app = LocalMachine.StartApp(machine, Listing(list));
        using var client = new HttpClient { BaseAddress = machine.Functions };
        string[] read =
        [
            "health/live",
            $"v1/boards/{ApplicationForm.Board}/jobs",
            $"v1/boards/{ApplicationForm.Board}/jobs/{ApplicationForm.OpenPosting}?questions=true",
            "health",
        ];
        foreach (var path in read)
        {
            var address = new Uri(path, UriKind.Relative);
            await Wait.UntilOkAsync(client, address, app.DemandRunning, Limit, stop);
        }

        await ApplyAsync(client, stop);
        await machine.SeedAsync(Seeded, Seed, stop);
        _ = await new Quiet(LocalMachine.ClientsOf(machine), time).WaitAsync(Limit, stop);
        // The index, and what is done every few seconds.
        await Task.Delay(Afterwards, time, stop);
        await app.StopAsync();
        return list;
    }

    /// <summary>Reads a document of each format that is read often.</summary>
    /// <returns>The list.</returns>
    public async Task<string> RunReaderAsync(CancellationToken stop)
    {
        var list = Path.Combine(folder, "reader.txt");
        var start = ReaderLaunch.Create(ReaderMegabytes);
        foreach (var (name, value) in Listing(list))
        {
            start.Environment[name] = value;
        }

        var rules = new ReaderRules(1, ReaderMegabytes * 1_024L * 1_024);
        using var reader = await ReaderProcess.StartAsync(start, rules, time, stop);
        var fixtures = Path.Combine(RepositoryFolder.Path, "tests", "fixtures");
        foreach (var name in new[] { "cv.pdf", "cv.docx" })
        {
            var bytes = await File.ReadAllBytesAsync(Path.Combine(fixtures, name), stop);
            _ = await reader.ReadAsync(new(bytes), new ExtractionLimits(), stop);
        }

        // It ends with its input, and only then has written all of its list.
        await reader.Input.DisposeAsync();
        await Wait.UntilAsync(
            () => Task.FromResult(reader.HasExited),
            Limit,
            "the reader has ended",
            stop
        );
        return list;
    }

    private static async Task ApplyAsync(HttpClient client, CancellationToken stop)
    {
        var form = SampleForm.Read(ApplicationForm.OpenPosting, FileBytes);
        using var content = form.ToContent(SampleForm.NewEmail());
        using var answer = await client.PostAsync(
            new Uri(form.Path, UriKind.Relative),
            content,
            stop
        );
        answer.EnsureSuccessStatusCode();
    }

    // https://github.com/dotnet/runtime/blob/main/docs/design/coreclr/jit/viewing-jit-dumps.md
    private static Dictionary<string, string> Listing(string file) =>
        new(StringComparer.Ordinal)
        {
            ["DOTNET_JitStdOutFile"] = file,
            ["DOTNET_JitDisasmSummary"] = "1",
        };
}
