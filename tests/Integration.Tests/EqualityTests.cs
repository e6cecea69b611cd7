using ApplyFunctions.Core.Equality;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests;

public sealed class EqualityTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Equality_answers_leave_the_application_and_nothing_leads_back()
    {
        const string marker = "5300545002";
        var form = new ApplicationForm().Without("demographic");
        form.Add("demographic_answers[][question_id]", "5300100002");
        form.Add("demographic_answers[][answer_options][][answer_option_id]", marker);
        form.Add("demographic_answers[][question_id]", "5300101002");
        form.Add("demographic_answers[][answer_options][][answer_option_id]", "5300561002");

        var answer = await system.ApplyAsync(form, Stop);

        answer.Status.Should().Be(200);
        var moved = await Patience.ForAsync(
            "equality answers to be moved",
            async () =>
            {
                var rows = await system.Storage.RowsAsync(answer.Id, Stop);
                return rows.Keys.Any(k => k.StartsWith("equality.", StringComparison.Ordinal))
                    ? null
                    : rows;
            },
            Stop
        );
        foreach (var row in moved.Values)
        {
            string.Concat(row.Select(p => p.Value)).Should().NotContain(marker);
        }

        var stored = await system.Storage.QueryAsync(
            "EqualityAnswers",
            $"Options eq '[\"{marker}\"]'",
            Stop
        );
        stored.Should().ContainSingle();
        var kept = string.Concat(stored[0].Select(p => $"{p.Key}={p.Value};"));
        kept.Should().NotContain(answer.Id).And.NotContain(form.Email).And.NotContain("Ada");
        stored[0].GetString("Month").Should().MatchRegex(@"^\d{4}-\d{2}$");
        var code = answer.Id[(answer.Id.LastIndexOf('-') + 1)..];
        stored[0].RowKey.Should().NotContain(code);
        stored[0].PartitionKey.Should().Be("example-5172511002");
    }

    [Fact]
    public async Task An_answer_that_is_moved_once_more_stays_as_it_was()
    {
        var key = Guid.NewGuid().ToString("N");
        var answer = new HeldEqualityAnswer(
            "example",
            5172511002,
            "2025-01",
            new EqualityAnswer(key, "gender", ["1"], null)
        );
        await using var services = system.Compose();
        var store = services.GetRequiredService<IEqualityAnswerStore>();

        await store.SaveAsync(answer, Stop);
        await store.SaveAsync(answer with { Month = "2025-07" }, Stop);

        var stored = await system.Storage.QueryAsync("EqualityAnswers", $"RowKey eq '{key}'", Stop);
        stored.Should().ContainSingle().Which.GetString("Month").Should().Be("2025-01");
    }
}
