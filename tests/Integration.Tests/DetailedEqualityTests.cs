using ApplyFunctions.Testing;
using Azure.Data.Tables;

namespace ApplyFunctions.Integration.Tests;

/// <summary>Compliance and demographic answers part from the application that they came with.</summary>
public sealed class DetailedEqualityTests(RunningSystem system) : IAsyncLifetime
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await DetailedBoard.PutAsync(system.Storage, Stop);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Fact]
    public async Task Equality_answers_of_all_kinds_leave_the_application()
    {
        // What nobody else writes in these tests.
        var marker = Guid.NewGuid().ToString("N");
        var fields = DetailedForm.Fields($"{Guid.NewGuid():N}@example.com");
        fields.Add(("demographic_answers[]question_id", "88"));
        fields.Add(("demographic_answers[]answer_options[][answer_option_id]", "213"));
        fields.Add(("demographic_answers[]answer_options[][text]", marker));
        using var body = DetailedForm.Body("multipart", fields);

        var answer = await DetailedBoard.PostAsync(system.Http, body, key: null, Stop);

        var held = await system.Storage.RowsAsync(answer.Id, Stop);
        var application = string.Concat(held["application"].Select(p => $"{p.Key}={p.Value};"));
        application.Should().NotContainAny("gender=", "\"gender\"", "veteran", marker);
        var kept = await Patience.ForAsync(
            "the free text to be moved",
            async () =>
                (
                    await system.Storage.QueryAsync(
                        "EqualityAnswers",
                        $"FreeText eq '{marker}'",
                        Stop
                    )
                )
                    is [var row]
                    ? row
                    : null,
            Stop,
            40
        );
        kept.GetString("Question").Should().Be("88");
        kept.GetString("Options").Should().Be("""["213"]""");
        var rows = await Patience.ForAsync(
            "the others to be moved",
            async () =>
            {
                var now = await system.Storage.RowsAsync(answer.Id, Stop);
                return now.Keys.Any(k => k.StartsWith("equality.", StringComparison.Ordinal))
                    ? null
                    : now;
            },
            Stop,
            40
        );
        rows.Values.SelectMany(row => row.Select(p => p.Value))
            .Should()
            .NotContain(value => $"{value}".Contains(marker, StringComparison.Ordinal));
        var stored = await system.Storage.QueryAsync(
            "EqualityAnswers",
            TableClient.CreateQueryFilter(
                $"PartitionKey eq {$"{DetailedBoard.Token}-{DetailedBoard.Posting}"}"
            ),
            Stop
        );
        stored
            .Select(r => r.GetString("Question"))
            .Should()
            .Contain(["gender", "veteran_status", "87"]);
        stored
            .Where(r => r.GetString("Question") == "gender")
            .Should()
            .OnlyContain(r => r.GetString("Options") == """["2"]""");
    }
}
