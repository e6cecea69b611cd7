using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests;

/// <summary>A board with a little of everything that can be read, put into storage past the product's own code.</summary>
public sealed class OrchardBoard(RunningSystem system) : IAsyncLifetime
{
    public const string Token = "orchard";
    private const int Published = 4;

    private const string Board = """
        {"name":"Orchard","content":"&lt;p&gt;Fruit.&lt;/p&gt;","website":"https://www.example.com",
        "departments":[{"id":11,"name":"Growing","parent_id":null,"child_ids":[12]},{"id":12,"name":"Pears","parent_id":11,"child_ids":[]}],
        "offices":[{"id":21,"name":"North","location":"Leeds, United Kingdom","parent_id":null,"child_ids":[]}],
        "sections":[{"id":31,"name":"Anything else"}]}
        """;

    private const string Open = """
        {"id":9001,"title":"Pear grower","absolute_url":"https://careers.example.com/?job=9001","language":"en",
        "updated_at":"2026-02-02T10:00:00+00:00","first_published":"2026-02-01T09:00:00+00:00","internal_job_id":1,"requisition_id":"P-1",
        "location":{"name":"Leeds"},"content":"&lt;p&gt;Grow.&lt;/p&gt;","education":"education_required","status":"live",
        "application_deadline":"2090-06-07T17:00:00","application_deadline_time_zone":"Europe/London",
        "departments":[{"id":12,"name":"Pears","parent_id":11,"child_ids":[]}],
        "offices":[{"id":21,"name":"North","location":"Leeds, United Kingdom","parent_id":null,"child_ids":[]}],
        "metadata":[{"id":1,"name":"Hours","value":"40","value_type":"short_text"}],
        "pay_input_ranges":[{"min_cents":3000000,"max_cents":4000000,"currency_type":"GBP","title":"North","blurb":null}],
        "questions":[{"label":"First Name","required":true,"description":null,"fields":[{"name":"first_name","type":"input_text"}]}]}
        """;

    private static readonly (string Name, string Document)[] Files =
    [
        ("jobs/9001.json", Open),
        ("jobs/9002.json", """{"id":9002,"title":"Helper"}"""),
        ("jobs/9003.json", """{"id":9003,"title":"Closed","status":"closed"}"""),
        ("jobs/9004.json", """{"id":9004,"title":"Offline","status":"offline"}"""),
        (
            "jobs/9005.json",
            """{"id":9005,"title":"Ideas","section":{"id":31,"name":"Anything else"},"internal_job_id":null}"""
        ),
        (
            "jobs/9006.json",
            """{"id":9006,"title":"Later","first_published":"2090-01-01T00:00:00Z"}"""
        ),
        ("degrees.json", """[{"id":7,"text":"Fruit Tasting (F.T.)"}]"""),
        ("disciplines.json", "{ no list"),
        (
            "schools.json",
            $"[{string.Join(',', Enumerable.Range(1, 250).Select(i => string.Create(CultureInfo.InvariantCulture, $$"""{"id":{{i}},"text":"École {{i}}"}""")))}]"
        ),
        ("board.json", Board),
    ];

    public async ValueTask InitializeAsync()
    {
        foreach (var (name, document) in Files)
        {
            await system.Storage.PutBoardFileAsync($"{Token}/{name}", document, default);
        }

        // Somebody may have looked while not all was there.
        await system.MendAsync(default);
        await Patience.UntilAsync(
            ListAsync,
            list => (int?)list?["meta"]?["total"] == Published,
            default,
            TimeSpan.FromSeconds(40)
        );
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    /// <summary>Null while readers remember that there is no such board: they do for some seconds.</summary>
    private async Task<JsonObject?> ListAsync()
    {
        using var answer = await system.Http.GetAsync($"/v1/boards/{Token}/jobs");
        return answer.IsSuccessStatusCode
            ? await answer.Content.ReadFromJsonAsync<JsonObject>()
            : null;
    }
}
