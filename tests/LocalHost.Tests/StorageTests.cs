using Azure.Storage.Blobs;

namespace ApplyFunctions.LocalHost.Tests;

public sealed class StorageTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Azurite_keeps_what_it_acknowledged_over_a_restart()
    {
        await using var azurite = await RunningAzurite.StartAsync();
        var container = new BlobContainerClient(azurite.ConnectionString, "kept");
        await container.CreateAsync(cancellationToken: Cancelled);
        await container
            .GetBlobClient("one")
            .UploadAsync(BinaryData.FromString("acknowledged"), Cancelled);

        await azurite.RestartAsync();

        var read = await container.GetBlobClient("one").DownloadContentAsync(Cancelled);
        read.Value.Content.ToString().Should().Be("acknowledged");
    }
}
