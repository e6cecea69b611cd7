using System.Globalization;
using ApplyFunctions.Testing;
using AwesomeAssertions;
using Azure.Storage.Queues;
using Xunit;

namespace WorkerShim.Tests;

public sealed class QueueTests(SampleAppFixture fixture)
{
    private const string Greeting = "grüezi";

    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SampleApp App => fixture.App;

    [Theory]
    [InlineData("message", Greeting, "grüezi 1")]
    [InlineData("binary", Greeting, Greeting)]
    [InlineData("bytes", Greeting, Greeting)]
    [InlineData("text", Greeting, Greeting)]
    [InlineData(
        "json",
        """{"id":"a","COUNT":3}""",
        "Order { Id = a, Count = 3 } outer:False,inner:False"
    )]
    public async Task A_message_binds_to(string queue, string message, string expected)
    {
        await App.SendAsync(queue, message);

        await Patience.UntilAsync(
            () => App.RecordedAsync(queue),
            entries => entries.Contains(expected, StringComparer.Ordinal),
            Token
        );
        await Patience.UntilAsync(
            () => CountAsync($"{App.Prefix}-{queue}"),
            count => count is 0,
            Token
        );
    }

    [Fact]
    public async Task A_failing_message_comes_back_later_and_ends_in_the_poison_queue()
    {
        await App.SendAsync("fails", "doomed");
        await App.RecordedAsync("fails", 1);
        var poison = App.QueueService.GetQueueClient($"{App.Prefix}-fails-poison");
        (await poison.ExistsAsync(Token)).Value.Should().BeFalse();

        await Patience.UntilAsync(
            async () => (await poison.ExistsAsync(Token)).Value,
            yes => yes,
            Token
        );
        var message = await Patience.UntilAsync(
            async () => (await poison.PeekMessageAsync(Token)).Value,
            peeked => peeked is not null,
            Token
        );
        message.Body.ToString().Should().Be("doomed");
        (message.ExpiresOn - message.InsertedOn).Should().Be(TimeSpan.FromDays(7));
        (await App.RecordedAsync("fails")).Should().Equal("doomed", "doomed");
        await Patience.UntilAsync(
            () => CountAsync($"{App.Prefix}-fails"),
            count => count is 0,
            Token
        );
    }

    [Theory]
    [InlineData("json", "{ not json")]
    [InlineData("text", null)]
    public async Task A_message_that_cannot_be_read_ends_in_the_poison_queue(
        string queue,
        string? message
    )
    {
        var raw = new QueueClientOptions { MessageEncoding = QueueMessageEncoding.None };
        if (message is null)
        {
            await SendRawAsync($"{App.Prefix}-{queue}", "not Base64!", raw);
        }
        else
        {
            await App.SendAsync(queue, message);
        }
        var service = new QueueServiceClient(fixture.Azurite.ConnectionString, raw);
        var poison = service.GetQueueClient($"{App.Prefix}-{queue}-poison");

        await Patience.UntilAsync(
            async () => (await poison.ExistsAsync(Token)).Value,
            yes => yes,
            Token
        );
        await Patience.UntilAsync(
            async () => (await poison.PeekMessageAsync(Token)).Value,
            peeked => peeked is not null,
            Token
        );
    }

    [Fact]
    public async Task What_fails_in_a_poison_queue_stays_invisible()
    {
        await App.SendAsync("last-poison", "doomed");
        await App.RecordedAsync("poison-fails", 1);
        await App.SendAsync("message", "a marker that takes longer than the visibility timeout");
        await Patience.UntilAsync(
            () => App.RecordedAsync("every-second"),
            ticks => ticks.Length >= 3,
            Token
        );

        (await App.RecordedAsync("poison-fails")).Should().ContainSingle();
        (await CountAsync($"{App.Prefix}-last-poison")).Should().Be(1);
    }

    [Fact]
    public async Task Messages_are_processed_together_up_to_batch_size_and_threshold()
    {
        await App.SendAsync("many", [.. Enumerable.Range(0, 16).Select(i => $"{i}")]);

        var running = await App.RecordedAsync("many", 16);
        running.Max(r => int.Parse(r, CultureInfo.InvariantCulture)).Should().Be(6);
    }

    private async Task<int> CountAsync(string queue)
    {
        var properties = await App.QueueService.GetQueueClient(queue).GetPropertiesAsync(Token);
        return properties.Value.ApproximateMessagesCount;
    }

    private async Task SendRawAsync(string queue, string text, QueueClientOptions options)
    {
        var client = new QueueClient(fixture.Azurite.ConnectionString, queue, options);
        await client.CreateIfNotExistsAsync(cancellationToken: Token);
        await client.SendMessageAsync(text, Token);
    }
}
