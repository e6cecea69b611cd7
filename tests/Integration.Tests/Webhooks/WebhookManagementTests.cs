using System.Net;
using ApplyFunctions.Core.Webhooks;
using ApplyFunctions.Testing;
using Microsoft.AspNetCore.Http;

namespace ApplyFunctions.Integration.Tests.Webhooks;

/// <summary>What owners do with webhooks, and who may not.</summary>
public sealed class WebhookManagementTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_secret_is_shown_once_where_it_was_made_here_and_never_where_it_was_not()
    {
        var board = await WebhookBoard.MakeAsync(system);
        var receiver = new Receiver(system);
        var made = await board.SendAsync(HttpMethod.Post, "", new { url = receiver.Url });
        made.Status.Should().Be(HttpStatusCode.Created);
        var secret = (string)made.Body["secret"]!;
        var id = (string)made.Body["webhook_id"]!;
        made.Location!.ToString().Should().Be($"{board.Path}/{id}");

        await PingAsync(board, id);
        receiver.All[^1].IsSignedWith(secret).Should().BeTrue();
        ((string)receiver.All[^1].Json["action"]!).Should().Be("ping");
        var chosen = $"chosen-{Guid.NewGuid():N}";
        var replaced = await board.SendAsync(
            HttpMethod.Put,
            $"/{id}",
            new { url = receiver.Url, secret = chosen }
        );
        replaced.Status.Should().Be(HttpStatusCode.OK, replaced.Text);
        await PingAsync(board, id);
        receiver.All[^1].IsSignedWith(chosen).Should().BeTrue();

        // Without one, the one that is stays.
        await board.SendAsync(
            HttpMethod.Put,
            $"/{id}",
            new { url = receiver.Url, enabled = false }
        );
        await PingAsync(board, id);
        receiver.All[^1].IsSignedWith(chosen).Should().BeTrue();

        var list = await board.SendAsync(HttpMethod.Get, "");
        var one = await board.SendAsync(HttpMethod.Get, $"/{id}");
        foreach (var text in (string[])[replaced.Text, list.Text, one.Text, system.Host.Output])
        {
            text.Should().NotContain(secret).And.NotContain(chosen);
        }

        ((bool)one.Body["enabled"]!).Should().BeFalse();
        (await system.Storage.PlacesOfAsync(chosen, Stop)).Should().BeEmpty();
        (await system.Storage.PlacesOfAsync(secret, Stop)).Should().BeEmpty();
    }

    [Theory]
    [InlineData(500, "refused")]
    [InlineData(302, "redirected")]
    public async Task A_ping_tells_what_came_of_it(int status, string reason)
    {
        var board = await WebhookBoard.MakeAsync(system);
        var receiver = new Receiver(system) { Status = status };
        var id = await board.AddAsync(receiver.Url);

        var ping = (await board.SendAsync(HttpMethod.Post, $"/{id}/ping")).Body;

        ((bool)ping["delivered"]!).Should().BeFalse();
        ((int)ping["status"]!).Should().Be(status);
        ((string)ping["reason"]!).Should().Be(reason);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("receiver.example.com/hooks")]
    [InlineData("http://receiver.example.com/hooks")]
    [InlineData("ftp://receiver.example.com/hooks")]
    [InlineData("https://user:password@receiver.example.com/hooks")]
    [InlineData("https://receiver.example.com:8443/hooks")]
    [InlineData("https://127.0.0.1/hooks")]
    [InlineData("https://10.0.0.1/hooks")]
    [InlineData("https://169.254.169.254/metadata")]
    [InlineData("https://[::1]/hooks")]
    [InlineData("https://0x7f000001/hooks")]
    [InlineData("https://localhost:1/hooks")]
    public async Task An_address_that_is_not_allowed_is_refused(string? url)
    {
        var board = await WebhookBoard.MakeAsync(system);

        var reply = await board.SendAsync(HttpMethod.Post, "", new { url });

        reply.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        reply.Faults.Should().Equal("url");
    }

    [Theory]
    [InlineData("short")]
    [InlineData("sixteen characters\nand a line")]
    [InlineData(" sixteen characters and a blank")]
    public async Task A_secret_that_is_none_is_refused(string secret)
    {
        var board = await WebhookBoard.MakeAsync(system);
        var url = new Receiver(system).Url;

        var reply = await board.SendAsync(HttpMethod.Post, "", new { url, secret });

        reply.Faults.Should().Equal("secret");
        reply.Text.Should().NotContain(secret);
    }

    [Fact]
    public async Task A_board_has_ten_at_most()
    {
        var board = await WebhookBoard.MakeAsync(system);
        var url = new Receiver(system).Url;
        for (var i = 0; i < Webhook.Most; i++)
        {
            await board.AddAsync(url);
        }

        var reply = await board.SendAsync(HttpMethod.Post, "", new { url });

        reply.Status.Should().Be(HttpStatusCode.Conflict);
    }

    [Fact]
    public async Task Only_owners_of_the_board_see_its_webhooks()
    {
        var board = await WebhookBoard.MakeAsync(system);
        var other = await Author.WithBoardAsync(system);
        var id = await board.AddAsync(new Receiver(system).Url);
        var name = board.Owner.Board;
        foreach (var role in (string[])["reader", "recruiter", "equality-officer"])
        {
            var author = new Author(
                system,
                name,
                await system.Storage.AddApiKeyAsync(name, Stop, role)
            );
            (await author.GetAsync(board.Path)).Status.Should().Be(HttpStatusCode.Forbidden);
        }

        (await other.GetAsync($"{board.Path}/{id}"))
            .Status.Should()
            .Be(HttpStatusCode.Unauthorized);
        var elsewhere = $"/v1/manage/boards/{other.Board}/webhooks/{id}";
        (await other.GetAsync(elsewhere)).Status.Should().Be(HttpStatusCode.NotFound);
        var deletion = await other.SendAsync(HttpMethod.Delete, elsewhere);
        deletion.Status.Should().Be(HttpStatusCode.NotFound);
        (await board.SendAsync(HttpMethod.Get, $"/{id}")).Status.Should().Be(HttpStatusCode.OK);
    }

    private static async Task PingAsync(WebhookBoard board, string id)
    {
        var reply = await board.SendAsync(HttpMethod.Post, $"/{id}/ping");
        reply.Status.Should().Be(HttpStatusCode.OK, reply.Text);
        ((bool)reply.Body["delivered"]!).Should().BeTrue();
        ((int)reply.Body["status"]!).Should().Be(StatusCodes.Status200OK);
    }
}
