using System.CommandLine;
using System.Globalization;
using System.Text.Json.Nodes;
using ApplyFunctions.Bench.Measuring;
using ApplyFunctions.Bench.Running;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Bench.Commands;

/// <summary>What the app adds to the time of reading postings, on a board of a thousand.</summary>
internal sealed class PostingsCommand(TextWriter output, TimeProvider time)
{
    private const string Board = "many";
    private const int Postings = 1_000;
    private const long First = 6_000_000_000;
    private const int WarmUps = 200;
    private const int Rounds = 1_000;
    private const int ListRounds = 50;

    public Command Create()
    {
        var command = new Command(
            "postings",
            "Time to read one posting with its form, and lists of a board of 1,000, against a bare program on the same web server that sends the same bytes."
        );
        command.SetAction(RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var report = new Report(output);
        await report.HeadAsync(
            "Reading postings: milliseconds of one request after another on one connection, the two programs in turns",
            parsed
        );
        await using var machine = LocalMachine.Start(withApp: true);
        await machine.UntilReadyAsync(stop);
        await ImportAsync(machine, stop);
        List<object[]> rows =
        [
            ["request", "bytes", "app median", "bare median", "the app's own"],
            await MeasureAsync(machine, $"jobs/{First}?questions=true", Rounds, stop),
            await MeasureAsync(machine, "jobs", ListRounds, stop),
            await MeasureAsync(machine, "jobs?content=true", ListRounds, stop),
            await MeasureAsync(machine, "departments", ListRounds, stop),
        ];
        await report.TableAsync(rows);
    }

    private async Task<object[]> MeasureAsync(
        LocalHostProcess machine,
        string path,
        int rounds,
        CancellationToken stop
    )
    {
        using var client = new HttpClient();
        var address = new Uri(machine.Functions, $"/v1/boards/{Board}/{path}");
        using var answer = await client.GetAsync(address, stop);
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadAsByteArrayAsync(stop);
        await using var bare = await BareSite.StartAsync(
            body,
            answer.Content.Headers.ContentType!.ToString(),
            stop
        );
        List<double> ofApp = [];
        List<double> ofBare = [];
        for (var i = -Math.Min(WarmUps, rounds); i < rounds; i++)
        {
            var (app, other) = (
                await TimeAsync(client, address, stop),
                await TimeAsync(client, bare.Address, stop)
            );
            if (i >= 0)
            {
                ofApp.Add(app);
                ofBare.Add(other);
            }
        }

        var (median, bareMedian) = (Statistics.Median(ofApp), Statistics.Median(ofBare));
        return [path, body.Length, median, bareMedian, median - bareMedian];
    }

    private async Task<double> TimeAsync(HttpClient client, Uri address, CancellationToken stop)
    {
        var began = time.GetTimestamp();
        _ = await client.GetByteArrayAsync(address, stop);
        return time.GetElapsedTime(began).TotalMilliseconds;
    }

    private static async Task ImportAsync(LocalHostProcess machine, CancellationToken stop)
    {
        var sample = Path.Combine(
            RepositoryFolder.Path,
            "samples",
            "boards",
            ApplicationForm.Board,
            "jobs",
            string.Create(CultureInfo.InvariantCulture, $"{ApplicationForm.OpenPosting}.json")
        );
        var posting = JsonNode.Parse(await File.ReadAllTextAsync(sample, stop))!;
        var jobs = Enumerable
            .Range(0, Postings)
            .Select(i =>
            {
                var job = posting.DeepClone();
                job["id"] = First + i;
                return job;
            });
        var file = Path.Combine(Path.GetTempPath(), $"{Guid.NewGuid():N}.json");
        try
        {
            var list = new JsonObject { ["jobs"] = new JsonArray([.. jobs]) };
            await File.WriteAllTextAsync(file, list.ToJsonString(), stop);
            await machine.ImportAsync(file, stop, "--board", Board);
        }
        finally
        {
            File.Delete(file);
        }
    }
}
