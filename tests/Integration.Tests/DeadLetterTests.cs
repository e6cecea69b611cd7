using System.Net;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.DeadLetters;
using ApplyFunctions.Testing;
using Azure.Data.Tables;
using Azure.Storage.Queues;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests;

/// <summary>What happens to messages that were given up, through the app that runs.</summary>
public sealed class DeadLetterTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_that_is_given_up_is_kept_recorded_and_sent_on_replay()
    {
        var form = new ApplicationForm();
        await system.Mails.MisbehaveAsync(form.Email, 500, count: 1, Stop);
        var answer = await system.ApplyAsync(form, Stop);
        await system.RowAsync(
            answer.Id,
            "mail.confirmation",
            row => row.GetInt32("Attempts") == 1 && row.GetString("State") == "Pending",
            Stop
        );

        // Two copies, as where the host dies between copying a message and deleting it.
        var message = Mail(answer.Id);
        await SendAsync("mails-poison", message);
        await SendAsync("mails-poison", message);

        var letter = await LetterAsync(answer.Id, "Waiting");
        letter.PartitionKey.Should().Be(ApplicationForm.Board);
        letter.GetString("Work").Should().Be("Mail");
        await system.RowAsync(answer.Id, "mail.confirmation", IsIn("Failed"), Stop);
        await UntilEmptyAsync("mails-poison");
        var events = (await system.Storage.RowsAsync(answer.Id, Stop)).Keys.Where(k =>
            k.EndsWith(".confirmation-failed", StringComparison.Ordinal)
        );
        events.Should().ContainSingle();

        var replayed = await PostAsync($"/{letter.RowKey}/replay");

        replayed.Status.Should().Be(HttpStatusCode.OK);
        ((string)replayed.Body["state"]!).Should().Be("replayed");
        await system.Mails.FirstToAsync(form.Email, Stop);
        await system.RowAsync(answer.Id, "mail.confirmation", IsIn("Sent"), Stop);

        (await PostAsync($"/{letter.RowKey}/replay")).Status.Should().Be(HttpStatusCode.OK);
        var twice = await LetterAsync(answer.Id, "Replayed");
        twice.GetInt32("Replays").Should().Be(2);
        await system.RowAsync(answer.Id, "mail.confirmation", IsIn("Sent"), Stop);
    }

    [Theory]
    [InlineData("webjobs-blobtrigger-poison")]
    [InlineData("texts-poison")]
    public async Task A_file_that_could_not_be_read_is_marked_and_read_on_replay(string queue)
    {
        var answer = await system.ApplyAsync(new ApplicationForm(), Stop);
        await system.RowAsync(answer.Id, "text.resume", _ => true, Stop);
        await system.Storage.DeleteRowAsync(answer.Id, "text.resume", Stop);

        await SendAsync(queue, queue == "texts-poison" ? Text(answer.Id) : Blob(answer.Id));

        var letter = await LetterAsync(answer.Id, "Waiting");
        letter.GetString("Work").Should().Be("Text");
        await system.RowAsync(answer.Id, "text.resume", HasOutcome("Failed"), Stop);
        (await PostAsync($"/{letter.RowKey}/replay")).Status.Should().Be(HttpStatusCode.OK);
        await system.RowAsync(answer.Id, "text.resume", HasOutcome("Extracted"), Stop);
    }

    [Fact]
    public async Task A_file_that_has_been_read_keeps_its_outcome()
    {
        var answer = await system.ApplyAsync(new ApplicationForm(), Stop);
        await system.RowAsync(answer.Id, "text.resume", HasOutcome("Extracted"), Stop);

        await SendAsync("texts-poison", Text(answer.Id));

        await LetterAsync(answer.Id, "Waiting");
        await UntilEmptyAsync("texts-poison");
        await system.RowAsync(answer.Id, "text.resume", HasOutcome("Extracted"), Stop);
    }

    [Fact]
    public async Task An_equality_answer_leaves_a_letter_and_no_trace_on_its_application()
    {
        var answer = await system.ApplyAsync(new ApplicationForm(), Stop);

        await SendAsync("equality-answers-poison", Equality(answer.Id));

        var letter = await LetterAsync(answer.Id, "Waiting");
        letter.GetString("Work").Should().Be("EqualityAnswer");
        var rows = await system.Storage.RowsAsync(answer.Id, Stop);
        rows.Keys.Where(k => k.StartsWith("event.", StringComparison.Ordinal))
            .Should()
            .ContainSingle();
        (await PostAsync($"/{letter.RowKey}/replay")).Status.Should().Be(HttpStatusCode.OK);
        await Patience.ForAsync(
            "equality answers to be moved",
            async () =>
                (await system.Storage.RowsAsync(answer.Id, Stop)).Keys.Any(k =>
                    k.StartsWith("equality.", StringComparison.Ordinal)
                )
                    ? null
                    : "moved",
            Stop,
            seconds: 60
        );
        system.Host.Output.Should().NotContain($"{letter.RowKey} of {answer.Id}");
    }

    [Theory]
    [InlineData("mails-poison", "no JSON at all")]
    [InlineData("mails-poison", "")]
    [InlineData("mails-poison", "null")]
    [InlineData("mails-poison", """{"schema":99,"applicationId":"7-00-x","kind":"Confirmation"}""")]
    [InlineData("equality-answers-poison", """{"schema":1,"applicationId":"7-00","index":0}""")]
    [InlineData("texts-poison", """{"schema":1,"applicationId":null,"field":"resume"}""")]
    [InlineData("webjobs-blobtrigger-poison", """["applications"]""")]
    [InlineData(
        "webjobs-blobtrigger-poison",
        """{"ContainerName":"boards","BlobName":"acme/board.json"}"""
    )]
    [InlineData("webjobs-blobtrigger-poison", "\u0000\ud83d\ude00\u0007")]
    public async Task What_cannot_be_read_is_kept_under_no_board(string queue, string message)
    {
        var mark = Guid.NewGuid().ToString("N");
        var body = message.Length == 0 ? "" : $"{message} {mark}";

        await SendAsync(queue, body);

        var letter = await Patience.ForAsync(
            "a dead letter",
            async () =>
                (await system.Storage.QueryAsync("DeadLetters", "PartitionKey eq '-'", Stop)).Find(
                    row =>
                        row.GetString("Body") == ""
                        || row.GetString("Body").EndsWith(mark, StringComparison.Ordinal)
                ),
            Stop
        );
        letter.GetString("ApplicationId").Should().BeNull();
        await UntilEmptyAsync(queue);
    }

    [Fact]
    public async Task A_letter_of_an_application_that_is_nowhere_belongs_to_no_board_and_is_only_marked()
    {
        const string nowhere = "7-00-00000000000000000000";
        await SendAsync("mails-poison", Mail(nowhere));
        var letter = await LetterAsync(nowhere, "Waiting");
        letter.PartitionKey.Should().Be(DeadLetter.NoBoard);

        await using var services = system.Compose();
        var replayed = await services
            .GetRequiredService<ReplayDeadLetter>()
            .FindAndReplayAsync(null, letter.RowKey, Stop);

        replayed!.State.Should().Be(DeadLetterState.Replayed);
        (await system.Storage.QueryAsync("Outbox", $"RowKey eq '{nowhere}'", Stop))
            .Should()
            .BeEmpty();
    }

    [Fact]
    public async Task A_queue_whose_letters_cannot_be_kept_shows_in_its_depth()
    {
        // As the host makes one for a function of a poison queue that keeps failing.
        var given = new QueueClient(system.Host.StorageConnection, "webhooks-poison-poison");
        await given.CreateIfNotExistsAsync(cancellationToken: Stop);
        await given.SendMessageAsync("anything", Stop);
        await using var services = system.Compose();

        var depths = await services.GetRequiredService<IPoisonQueues>().MeasureAsync(Stop);

        await given.DeleteAsync(Stop);
        depths["webhooks-poison"].Should().BeGreaterThanOrEqualTo(1);
        depths.Should().HaveCount(7);
    }

    private static string Mail(string id) =>
        $$"""{"schema":1,"applicationId":"{{id}}","kind":"Confirmation","number":1}""";

    private static string Text(string id) =>
        $$"""{"schema":1,"applicationId":"{{id}}","field":"resume"}""";

    private static string Equality(string id) =>
        $$"""{"schema":1,"applicationId":"{{id}}","index":0}""";

    private static string Blob(string id) =>
        $$"""{"Type":"BlobTrigger","FunctionId":"ExtractText","BlobType":"BlockBlob","ContainerName":"applications","BlobName":"{{id}}/resume","ETag":"\"0x8\""}""";

    private static Func<TableEntity, bool> IsIn(string state) =>
        row => row.GetString("State") == state;

    private static Func<TableEntity, bool> HasOutcome(string outcome) =>
        row => row.GetString("Outcome") == outcome;

    private Task<TableEntity> LetterAsync(string applicationId, string state) =>
        Patience.ForAsync(
            $"a dead letter that is {state}",
            async () =>
                (
                    await system.Storage.QueryAsync(
                        "DeadLetters",
                        $"ApplicationId eq '{applicationId}' and State eq '{state}'",
                        Stop
                    )
                ).SingleOrDefault(),
            Stop
        );

    private async Task<Reply> PostAsync(string path)
    {
        var author = new Author(system, ApplicationForm.Board, "local-development-key");
        return await author.SendAsync(
            HttpMethod.Post,
            $"/v1/manage/boards/{ApplicationForm.Board}/dead-letters{path}"
        );
    }

    private async Task SendAsync(string queue, string message)
    {
        var client = Queue(queue);
        await client.CreateIfNotExistsAsync(cancellationToken: Stop);
        await client.SendMessageAsync(
            Convert.ToBase64String(System.Text.Encoding.UTF8.GetBytes(message)),
            Stop
        );
    }

    private Task UntilEmptyAsync(string queue) =>
        Patience.UntilAsync(
            async () =>
                (await Queue(queue).GetPropertiesAsync(Stop)).Value.ApproximateMessagesCount,
            count => count == 0,
            Stop
        );

    private QueueClient Queue(string name) => system.Storage.Queues.GetQueueClient(name);
}
