using ApplyFunctions.Core;
using ApplyFunctions.Core.Equality;
using ApplyFunctions.Core.Outbox;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Queues;

public sealed class MoveEqualityAnswersFunction(MoveEqualityAnswers move)
{
    [Function("MoveEqualityAnswers")]
    public Task RunAsync(
        [QueueTrigger(StorageNames.Queues.EqualityAnswers, Connection = StorageNames.Connection)]
            string message,
        CancellationToken cancellationToken
    ) => move.ExecuteAsync(WorkMessages.ReadEqualityAnswers(message), cancellationToken);
}
