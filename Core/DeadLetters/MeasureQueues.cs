namespace ApplyFunctions.Core.DeadLetters;

/// <summary>
/// Measures the poison queues. They are empty, since whatever comes there is kept as a dead letter at once; where one is not,
/// that fails, and nothing else would tell.
/// </summary>
public sealed class MeasureQueues(IPoisonQueues queues)
{
    public async Task ExecuteAsync(CancellationToken cancellationToken)
    {
        foreach (var (queue, messages) in await queues.MeasureAsync(cancellationToken))
        {
            DeadLetterMetrics.RecordDepth(queue, messages);
        }
    }
}

/// <summary>The queues of messages that failed too often.</summary>
public interface IPoisonQueues
{
    /// <summary>
    /// About how many messages are in each, whether they are visible or not, by its name; with those that failed too often there in
    /// their turn.
    /// </summary>
    Task<IReadOnlyDictionary<string, int>> MeasureAsync(CancellationToken cancellationToken);
}
