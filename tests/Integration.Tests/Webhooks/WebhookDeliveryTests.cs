using System.Net;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Integration.Tests.Candidates;
using ApplyFunctions.Testing;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests.Webhooks;

/// <summary>What receivers get, through the app that runs.</summary>
public sealed class WebhookDeliveryTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_receiver_is_told_of_an_application_once_signed_and_can_fetch_its_files()
    {
        var board = await WebhookBoard.MakeAsync(system);
        var receiver = new Receiver(system);
        var webhook = await board.AddAsync(receiver.Url);
        var form = WebhookBoard.Form();

        var answer = await board.ApplyAsync(form);

        var delivery = await board.DeliveryAsync(webhook, "delivered");
        var received = receiver.All.Should().ContainSingle().Subject;
        received.Method.Should().Be("POST");
        received.IsSignedWith(WebhookBoard.Secret).Should().BeTrue();
        received.Body.Should().OnlyContain(b => b < 128, "all else is escaped");
        received.EventId.Should().Be($"{answer.Id}-{webhook}");
        ((string)delivery["event_id"]!).Should().Be(received.EventId);
        ((int)delivery["attempts"]!).Should().Be(1);
        ((int)delivery["last_status"]!).Should().Be(200);
        ((string)received.Json["action"]!).Should().Be("new_candidate_application");
        var application = received.Application;
        ((string)application["id"]!).Should().Be(answer.Id);
        ((string)application["status"]!).Should().Be("active");
        var candidate = application["candidate"]!;
        ((string)candidate["email_addresses"]![0]!["value"]!).Should().Be(form.Email);
        ((string)candidate["phone_numbers"]![0]!["value"]!).Should().Be("+442079460958");
        ((string)application["answers"]![0]!["question"]!).Should().Be("Why us?");
        ((string)application["answers"]![0]!["answer"]!).Should().Be("I like <bread> & Brötchen.");
        ((string)application["jobs"]![0]!["name"]!).Should().Be("Baker");
        var attachment = candidate["attachments"]![0]!;
        ((string)attachment["type"]!).Should().Be("resume");
        ((string)attachment["filename"]!).Should().Be("cv.txt");

        using var client = new HttpClient();
        var link = (string)attachment["url"]!;
        (await client.GetByteArrayAsync(link, Stop)).Should().Equal(form.Content("resume"));
        foreach (
            var other in (string[])
                [
                    link[..^1] + (link[^1] == 'A' ? 'B' : 'A'),
                    link.Replace("expires=1", "expires=2", StringComparison.Ordinal),
                    link.Replace("/resume?", "/cover_letter?", StringComparison.Ordinal),
                ]
        )
        {
            using var refused = await client.GetAsync(other, Stop);
            refused.StatusCode.Should().Be(HttpStatusCode.Forbidden);
        }

        var audit = await board.Owner.GetAsync($"/v1/manage/boards/{board.Owner.Board}/audit");
        audit.Body["entries"]!
            .AsArray()
            .Where(e => (string)e!["actor"]!["kind"]! == "webhook")
            .Select(e => (string)e!["action"]!)
            .Should()
            .Equal("download", "send_webhook");
        await board.SendAsync(HttpMethod.Delete, $"/{webhook}");
        using var ended = await client.GetAsync(link, Stop);
        ended.StatusCode.Should().Be(HttpStatusCode.Forbidden);
    }

    [Fact]
    public async Task A_receiver_that_fails_or_hangs_is_tried_again_with_the_same_id()
    {
        var board = await WebhookBoard.MakeAsync(system);
        var receiver = new Receiver(system)
            .Answer(500)
            .Answer(http => Task.Delay(Timeout.Infinite, http.RequestAborted));
        var webhook = await board.AddAsync(receiver.Url);

        await board.ApplyAsync(WebhookBoard.Form());

        var delivery = await board.DeliveryAsync(webhook, "delivered");
        ((int)delivery["attempts"]!).Should().Be(3);
        receiver.All.Should().HaveCount(3);
        receiver
            .All.Select(r => r.EventId)
            .Distinct(StringComparer.Ordinal)
            .Should()
            .ContainSingle();
        receiver
            .All.Should()
            .AllSatisfy(r => r.IsSignedWith(WebhookBoard.Secret).Should().BeTrue());
    }

    [Fact]
    public async Task What_is_given_up_is_a_dead_letter_shows_on_its_webhook_and_can_be_replayed()
    {
        var board = await WebhookBoard.MakeAsync(system);
        var inner = new Receiver(system);
        var receiver = new Receiver(system);
        for (var attempt = 0; attempt < 3; attempt++)
        {
            receiver.Answer(http =>
            {
                http.Response.StatusCode = StatusCodes.Status307TemporaryRedirect;
                http.Response.Headers.Location = inner.Url;
                return Task.CompletedTask;
            });
        }

        var webhook = await board.AddAsync(receiver.Url);
        await board.ApplyAsync(WebhookBoard.Form());

        var delivery = await board.DeliveryAsync(webhook, "dead");
        ((int)delivery["attempts"]!).Should().Be(3);
        ((string)delivery["reason"]!).Should().Be("redirected");
        inner.All.Should().BeEmpty("redirects are not followed");
        var shown = await board.SendAsync(HttpMethod.Get, $"/{webhook}");
        ((bool)shown.Body["enabled"]!).Should().BeTrue();
        shown.Body["last_dead_at"].Should().NotBeNull();
        var letters = $"/v1/manage/boards/{board.Owner.Board}/dead-letters";
        var letter = (await board.Owner.GetAsync(letters)).Body["dead_letters"]![0]!;
        ((string)letter["work"]!).Should().Be("webhook");

        var eventId = (string)delivery["event_id"]!;
        var replay = await board.SendAsync(
            HttpMethod.Post,
            $"/{webhook}/deliveries/{eventId}/replay"
        );

        replay.Status.Should().Be(HttpStatusCode.OK, replay.Text);
        ((string)replay.Body["state"]!).Should().Be("pending");
        await board.DeliveryAsync(webhook, "delivered");
        receiver.All.Should().HaveCount(4);
        receiver.All[^1].EventId.Should().Be(eventId);

        // What is done is only marked.
        await board.Owner.SendAsync(HttpMethod.Post, $"{letters}/replay");
        await board.DeliveryAsync(webhook, "delivered");
        receiver.All.Should().HaveCount(4);

        // Unless its owner wants it again.
        await board.SendAsync(HttpMethod.Post, $"/{webhook}/deliveries/{eventId}/replay");
        await receiver.UntilAsync(5, Stop);
    }

    [Fact]
    public async Task A_receiver_that_wants_no_more_gets_no_more()
    {
        var board = await WebhookBoard.MakeAsync(system);
        var gone = new Receiver(system) { Status = StatusCodes.Status410Gone };
        var other = new Receiver(system);
        var webhook = await board.AddAsync(gone.Url);
        await board.ApplyAsync(WebhookBoard.Form());
        await board.DeliveryAsync(webhook, "dead");
        var shown = (await board.SendAsync(HttpMethod.Get, $"/{webhook}")).Body;
        ((bool)shown["enabled"]!).Should().BeFalse();
        shown["ended_at"].Should().NotBeNull();

        await board.AddAsync(other.Url);
        await board.ApplyAsync(WebhookBoard.Form());

        await other.UntilAsync(1, Stop);
        gone.All.Should().ContainSingle();
    }

    [Fact]
    public async Task An_application_that_is_erased_meanwhile_is_sent_no_more_and_leaves_no_delivery()
    {
        var board = await WebhookBoard.MakeAsync(system);
        var link = new TaskCompletionSource<OwnLink>();
        var receiver = new Receiver(system).Answer(async http =>
        {
            await (await link.Task).PostAsync("/erase");
            http.Response.StatusCode = StatusCodes.Status500InternalServerError;
        });
        var webhook = await board.AddAsync(receiver.Url);
        var places = $"PartitionKey eq '{board.Owner.Board}:{webhook}'";

        var answer = await board.ApplyAsync(WebhookBoard.Form());
        link.SetResult(new OwnLink(system, answer));

        await receiver.UntilAsync(1, Stop);
        await system.RowAsync(answer.Id, "application", r => r.ContainsKey("ErasedAt"), Stop, 60);
        (await system.Storage.RowsAsync(answer.Id, Stop)).Keys.Should().Equal("application");
        (await system.Storage.QueryAsync("WebhookDeliveries", places, Stop)).Should().BeEmpty();
        var page = await board.SendAsync(HttpMethod.Get, $"/{webhook}/deliveries");
        page.Body["deliveries"]!.AsArray().Should().BeEmpty();
        receiver.All.Should().ContainSingle();
    }

    [Fact]
    public async Task A_receiver_is_told_all_the_same_when_no_message_was_sent()
    {
        // As after a crash between commit and messages. The app that runs beside the test finds it with its timer.
        var board = await WebhookBoard.MakeAsync(system);
        var receiver = new Receiver(system);
        await board.AddAsync(receiver.Url);
        await using var services = AppComposition.Build(
            system.Host.Settings,
            s => s.AddSingleton<IWorkQueues, OutboxTests.NoQueues>()
        );
        using var body = WebhookBoard.Form().ToMultipart();
        await using var content = await body.ReadAsStreamAsync(Stop);
        var outcome = await services
            .GetRequiredService<SubmitApplication>()
            .ExecuteAsync(
                new SubmitRequest(
                    board.Owner.Board,
                    board.Posting,
                    null,
                    new SubmissionBody(content, body.Headers.ContentType!.ToString(), null)
                ),
                Stop
            );

        var id = outcome.Should().BeOfType<SubmitOutcome.Accepted>().Subject.Id;
        receiver.All.Should().BeEmpty();
        await Patience.UntilAsync(
            () => Task.FromResult(receiver.All),
            all => all.Count > 0,
            Stop,
            TimeSpan.FromSeconds(180)
        );
        ((string)receiver.All[0].Application["id"]!).Should().Be(id.ToString());
    }

    [Fact]
    public async Task A_board_without_webhooks_notes_nothing()
    {
        var board = await WebhookBoard.MakeAsync(system);
        var webhook = await board.AddAsync(new Receiver(system).Url);
        await board.SendAsync(HttpMethod.Delete, $"/{webhook}");

        var answer = await board.ApplyAsync(WebhookBoard.Form());

        (await system.Storage.RowsAsync(answer.Id, Stop))
            .Keys.Should()
            .NotContain(k => k.StartsWith("webhook", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Nothing_of_a_candidate_lies_in_what_is_kept_of_deliveries()
    {
        var board = await WebhookBoard.MakeAsync(system);
        var receiver = new Receiver(system) { Status = StatusCodes.Status503ServiceUnavailable };
        var webhook = await board.AddAsync(receiver.Url);
        var form = WebhookBoard.Form();
        await board.ApplyAsync(form);
        await board.DeliveryAsync(webhook, "dead");

        var places = await system.Storage.PlacesOfAsync(form.Email, Stop);

        places.Should().NotBeEmpty().And.OnlyContain(p => p.EndsWith(".application"));
        system.Host.Output.Should().NotContain(form.Email);
    }
}
