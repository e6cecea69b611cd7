using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.LocalHost.Running;
using Bogus;

namespace ApplyFunctions.LocalHost.Seeding;

/// <summary>
/// Applies in the name of people who do not exist, over HTTP as a server of the company's would: what follows of an application
/// (its text, its mail, its place in the index) follows here too.
/// </summary>
/// <param name="functions">With the key of an owner of the board.</param>
internal sealed class Seeder(HttpClient functions, string board, int seed, TimeProvider time)
{
    private const int AtOnce = 4;
    private const int MostOfOneRequest = 100;

    // Of a hundred applications, how many have come how far. The others stay where they are.
    private static readonly (string Stage, int Percent)[] Stages =
    [
        ("reviewing", 25),
        ("interviewing", 8),
        ("offered", 2),
        ("hired", 1),
        ("rejected", 20),
    ];

    private readonly Lock _lock = new();
    private readonly List<string> _ids = [];
    private readonly SortedDictionary<string, int> _refusals = new(StringComparer.Ordinal);

    public int Taken => _ids.Count;

    /// <summary>What was not taken, by the answer.</summary>
    public IReadOnlyDictionary<string, int> Refusals => _refusals;

    /// <exception cref="LocalHostException">The board can't be read, or has no open posting.</exception>
    public async Task ApplyAsync(int count, IProgress<int> progress, CancellationToken stop)
    {
        var forms = await FormsAsync(stop);
        var bounds = new ParallelOptions
        {
            MaxDegreeOfParallelism = AtOnce,
            CancellationToken = stop,
        };
        await Parallel.ForEachAsync(
            Enumerable.Range(0, count),
            bounds,
            async (number, token) =>
            {
                var candidate = MadeUpCandidate.Of(seed, number, time.GetUtcNow().Year);
                var random = new Randomizer(unchecked((seed * 31) + number));
                var (id, filler) = forms[number % forms.Count];
                using var request = new HttpRequestMessage(
                    HttpMethod.Post,
                    $"v1/boards/{board}/jobs/{id}"
                )
                {
                    Content = JsonContent.Create(filler.Fill(candidate, random)),
                };
                // The same seed twice is the same applications, so that a run that was stopped can be gone on with.
                request.Headers.Add(
                    "Idempotency-Key",
                    string.Create(CultureInfo.InvariantCulture, $"seed-{seed}-{number}")
                );
                using var answer = await functions.SendAsync(request, token);
                var body = await answer.Content.ReadFromJsonAsync<JsonObject>(token);
                progress.Report(Note(answer, body));
            }
        );
    }

    /// <summary>Moves some of them on, without mails.</summary>
    public async Task MoveOnAsync(CancellationToken stop)
    {
        var waiting = new Queue<string>(_ids.Order(StringComparer.Ordinal));
        var total = waiting.Count;
        foreach (var (stage, percent) in Stages)
        {
            var some = Enumerable.Range(0, total * percent / 100).Select(_ => waiting.Dequeue());
            foreach (var ids in some.Chunk(MostOfOneRequest))
            {
                using var answer = await functions.PostAsJsonAsync(
                    $"v1/manage/boards/{board}/applications/stages",
                    new { application_ids = ids, stage },
                    stop
                );
                answer.EnsureSuccessStatusCode();
            }
        }
    }

    private int Note(HttpResponseMessage answer, JsonObject? body)
    {
        lock (_lock)
        {
            if (answer.IsSuccessStatusCode)
            {
                _ids.Add((string)body!["application_id"]!);
            }
            else
            {
                var reason = $"{(int)answer.StatusCode} {body?["error"]}";
                _refusals[reason] = _refusals.GetValueOrDefault(reason) + 1;
            }

            return _ids.Count;
        }
    }

    private async Task<IReadOnlyList<(long Id, FormFiller Filler)>> FormsAsync(
        CancellationToken stop
    )
    {
        var list = await ReadAsync($"v1/boards/{board}/jobs", stop);
        var now = time.GetUtcNow();
        var open = list["jobs"]!
            .AsArray()
            .Where(job =>
                (string?)job!["application_deadline"] is not { } deadline
                || DateTimeOffset.Parse(deadline, CultureInfo.InvariantCulture) > now
            )
            .Select(job => (long)job!["id"]!)
            .ToList();
        var forms = new List<(long, FormFiller)>();
        foreach (var id in open)
        {
            var posting = await ReadAsync(
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"v1/boards/{board}/jobs/{id}?questions=true"
                ),
                stop
            );
            forms.Add((id, new FormFiller(posting)));
        }

        return forms.Count > 0
            ? forms
            : throw new LocalHostException(
                $"Board '{board}' has no open posting.",
                "Name another board, or import postings that are open: -- import PATH"
            );
    }

    private async Task<JsonObject> ReadAsync(string path, CancellationToken stop)
    {
        try
        {
            using var answer = await functions.GetAsync(path, stop);
            return answer.IsSuccessStatusCode
                ? (await answer.Content.ReadFromJsonAsync<JsonObject>(stop))!
                : throw new LocalHostException(
                    $"{functions.BaseAddress}{path} answered {(int)answer.StatusCode}.",
                    "Give the board's name as it stands in addresses, as in: seed 100 --board example."
                );
        }
        catch (HttpRequestException)
        {
            throw new LocalHostException(
                $"Nothing answers at {functions.BaseAddress}.",
                "Start everything in another terminal first: dotnet run --project LocalHost"
            );
        }
    }
}
