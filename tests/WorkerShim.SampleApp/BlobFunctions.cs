using System.Globalization;
using System.Text;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace WorkerShim.SampleApp;

public sealed class BlobFunctions(Recorder recorder)
{
    [Function("BlobEvents")]
    public void Events(
        [BlobTrigger("%Prefix%-events/in/{name}.txt", Source = BlobTriggerSource.EventGrid)]
            BlobClient blob,
        string? name,
        Uri uri
    ) => recorder.Add("events", $"{blob.Name} {name ?? "unbound"} {uri == blob.Uri}");

    [Function("BlobScans")]
    public void Scans(
        [BlobTrigger("%Prefix%-scans/{folder}/{name}.txt")] string text,
        string folder,
        string name,
        IDictionary<string, string> metadata
    ) => recorder.Add("scans", $"{folder} {name} {metadata["colour"]} {text}");

    [Function("BlobBytes")]
    public void Bytes([BlobTrigger("%Prefix%-bytes/{name}")] byte[] bytes, string name) =>
        recorder.Add("blob-bytes", $"{name} {Encoding.UTF8.GetString(bytes)}");

    [Function("BlobStreams")]
    public async Task Streams([BlobTrigger("%Prefix%-streams/{name}")] Stream stream)
    {
        using var reader = new StreamReader(stream);
        recorder.Add("streams", await reader.ReadToEndAsync());
    }

    [Function("BlobFails")]
    public void Fails([BlobTrigger("%Prefix%-failing/{name}")] BlobClient blob, string name)
    {
        recorder.Add("blob-fails", name);
        throw new InvalidOperationException("on purpose");
    }

    private static int _running;

    [Function("BlobMany")]
    public async Task Many([BlobTrigger("%Prefix%-many/{name}")] BlobClient blob)
    {
        var running = Interlocked.Increment(ref _running);
        recorder.Add("blob-many", running.ToString(CultureInfo.InvariantCulture));
        await blob.DownloadContentAsync();
        await Task.Delay(TimeSpan.FromMilliseconds(50));
        Interlocked.Decrement(ref _running);
    }
}
