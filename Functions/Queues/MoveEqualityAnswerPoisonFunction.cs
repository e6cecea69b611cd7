using ApplyFunctions.Core;
using ApplyFunctions.Core.DeadLetters;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Queues;

/// <summary>Keeps that an equality answer could not be moved.</summary>
public sealed class MoveEqualityAnswerPoisonFunction(KeepDeadLetter keep)
{
    [Function("MoveEqualityAnswerPoison")]
    public Task RunAsync(
        [QueueTrigger(
            StorageNames.Queues.EqualityAnswersPoison,
            Connection = StorageNames.Connection
        )]
            string message,
        CancellationToken cancellationToken
    ) =>
        keep.ExecuteAsync(
            PoisonMessage.OfQueue(WorkKind.EqualityAnswer, message),
            cancellationToken
        );
}
