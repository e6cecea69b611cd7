using ApplyFunctions.Core;
using ApplyFunctions.Core.Cvs;
using Azure.Storage.Blobs;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Blobs;

public sealed class ExtractTextFunction(ExtractText extract)
{
    [Function("ExtractText")]
    public Task RunAsync(
        [BlobTrigger(
            StorageNames.Containers.Applications + "/{name}",
            Source = BlobTriggerSource.EventGrid,
            Connection = StorageNames.Connection
        )]
            BlobClient file,
        string? name,
        CancellationToken cancellationToken
    ) => extract.ExecuteAsync(name, cancellationToken);
}
