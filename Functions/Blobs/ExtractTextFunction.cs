using ApplyFunctions.Core;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Functions.Tracing;
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
        FunctionContext context,
        CancellationToken cancellationToken
    ) =>
        context.TraceAsync(
            context.TraceOfBlob(),
            () => extract.ExecuteAsync(name, cancellationToken)
        );
}
