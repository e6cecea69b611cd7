using ApplyFunctions.Core;
using ApplyFunctions.Core.Equality;
using ApplyFunctions.Core.Outbox;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Queues;

public sealed class MoveEqualityAnswerFunction(MoveEqualityAnswer move)
{
    [Function("MoveEqualityAnswer")]
    public Task RunAsync(
        [QueueTrigger(StorageNames.Queues.EqualityAnswers, Connection = StorageNames.Connection)]
            string message,
        CancellationToken cancellationToken
    )
    {
        var (id, index) = WorkMessages.ReadEqualityAnswer(message);
        return move.ExecuteAsync(id, index, cancellationToken);
    }
}
