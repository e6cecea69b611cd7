using ApplyFunctions.Core;
using ApplyFunctions.Core.DeadLetters;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Queues;

/// <summary>Keeps that a new file could not be read.</summary>
public sealed class ExtractTextPoisonFunction(KeepDeadLetter keep)
{
    [Function("ExtractTextPoison")]
    public Task RunAsync(
        [QueueTrigger(StorageNames.Queues.FilesPoison, Connection = StorageNames.Connection)]
            string message,
        CancellationToken cancellationToken
    ) => keep.ExecuteAsync(PoisonMessage.OfBlobs(message), cancellationToken);
}
