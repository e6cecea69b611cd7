using System.Globalization;
using System.Text.Json;
using ApplyFunctions.Testing;
using AwesomeAssertions;
using Azure.Storage.Blobs.Models;
using Xunit;

namespace WorkerShim.Tests;

public sealed class BlobTests(SampleAppFixture fixture)
{
    private static CancellationToken Token => TestContext.Current.CancellationToken;

    private SampleApp App => fixture.App;

    [Fact]
    public async Task Events_come_for_the_whole_container_and_for_each_version()
    {
        var container = await App.ContainerAsync("events");
        await container.UploadBlobAsync("in/a/b.txt", BinaryData.FromString("1"), Token);
        await container.UploadBlobAsync("out/c.bin", BinaryData.FromString("1"), Token);
        await RecordedTimesAsync("in/a/b.txt a/b True", 1);
        await RecordedTimesAsync("out/c.bin unbound True", 1);

        var blob = container.GetBlobClient("in/a/b.txt");
        await blob.UploadAsync(BinaryData.FromString("2"), overwrite: true, Token);
        await RecordedTimesAsync("in/a/b.txt a/b True", 2);
    }

    [Fact]
    public async Task Scans_filter_by_path_and_bind_its_tokens()
    {
        var container = await App.ContainerAsync("scans");
        await container.UploadBlobAsync("other.bin", BinaryData.FromString("no"), Token);
        await container
            .GetBlobClient("folder/file.txt")
            .UploadAsync(
                BinaryData.FromString("yes"),
                new BlobUploadOptions
                {
                    Metadata = new Dictionary<string, string>(StringComparer.Ordinal)
                    {
                        ["colour"] = "green",
                    },
                },
                Token
            );

        (await App.RecordedAsync("scans", 1)).Should().Equal("folder file green yes");
    }

    [Theory]
    [InlineData("bytes", "blob-bytes", "one content")]
    [InlineData("streams", "streams", "content")]
    public async Task A_blob_binds_to(string container, string key, string expected)
    {
        var client = await App.ContainerAsync(container);
        await client.UploadBlobAsync("one", BinaryData.FromString("content"), Token);

        await Patience.UntilAsync(
            () => App.RecordedAsync(key),
            entries => entries.Contains(expected, StringComparer.Ordinal),
            Token
        );
    }

    [Fact]
    public async Task A_failing_blob_is_retried_and_ends_in_the_poison_queue()
    {
        var container = await App.ContainerAsync("failing");
        var blob = container.GetBlobClient("doomed");
        await blob.UploadAsync(BinaryData.FromString("content"), Token);
        var queue = App.QueueService.GetQueueClient("webjobs-blobtrigger-poison");

        await Patience.UntilAsync(
            async () => (await queue.ExistsAsync(Token)).Value,
            yes => yes,
            Token
        );
        var message = await Patience.UntilAsync(
            async () => (await queue.PeekMessageAsync(Token)).Value,
            peeked => peeked is not null,
            Token
        );

        var json = JsonElement.Parse(message.Body.ToString());
        var properties = await blob.GetPropertiesAsync(cancellationToken: Token);
        json.EnumerateObject()
            .ToDictionary(p => p.Name, p => p.Value.GetString(), StringComparer.Ordinal)
            .Should()
            .BeEquivalentTo(
                new Dictionary<string, string>(StringComparer.Ordinal)
                {
                    ["Type"] = "BlobTrigger",
                    ["FunctionId"] = "Host.Functions.BlobFails",
                    ["BlobType"] = "BlockBlob",
                    ["ContainerName"] = container.Name,
                    ["BlobName"] = "doomed",
                    ["ETag"] = properties.Value.ETag.ToString(),
                }
            );
        (await App.RecordedAsync("blob-fails")).Should().Equal("doomed", "doomed");
    }

    [Fact]
    public async Task Blobs_are_processed_together_up_to_the_degree_of_parallelism()
    {
        var container = await App.ContainerAsync("many");
        await Task.WhenAll(
            Enumerable
                .Range(0, 12)
                .Select(i =>
                    container.UploadBlobAsync($"{i}", BinaryData.FromString("content"), Token)
                )
        );

        var running = await App.RecordedAsync("blob-many", 12);
        running
            .Max(r => int.Parse(r, CultureInfo.InvariantCulture))
            .Should()
            .BeLessThanOrEqualTo(2);
    }

    [Fact]
    public async Task A_blob_is_not_processed_again_after_a_restart()
    {
        var options = new SampleAppOptions { Prefix = $"r{Guid.NewGuid():N}"[..12] };
        await using (var first = await SampleApp.StartAsync(fixture.Azurite, options))
        {
            var container = await first.ContainerAsync("bytes");
            await container.UploadBlobAsync("before", BinaryData.FromString("1"), Token);
            await first.RecordedAsync("blob-bytes", 1);
            await Patience.UntilAsync(() => CountReceiptsAsync(options.Prefix), n => n is 1, Token);
        }
        await using var second = await SampleApp.StartAsync(fixture.Azurite, options);
        var same = await second.ContainerAsync("bytes");
        await same.UploadBlobAsync("zafter", BinaryData.FromString("1"), Token);

        (await second.RecordedAsync("blob-bytes", 1)).Should().Equal("zafter 1");
    }

    private async Task<int> CountReceiptsAsync(string hostId)
    {
        var container = App.BlobService.GetBlobContainerClient("azure-webjobs-hosts");
        if (!await container.ExistsAsync(Token))
        {
            return 0;
        }
        return await container
            .GetBlobsAsync(BlobTraits.None, BlobStates.None, $"blobreceipts/{hostId}/", Token)
            .CountAsync(Token);
    }

    // Other tests have blobs in the container too.
    private Task RecordedTimesAsync(string entry, int times) =>
        Patience.UntilAsync(
            () => App.RecordedAsync("events"),
            entries => entries.Count(e => e == entry) == times,
            Token
        );
}
