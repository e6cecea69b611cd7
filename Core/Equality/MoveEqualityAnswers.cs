using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Equality;

/// <summary>
/// Moves equality answers from beside their application to where nothing leads back to it. Each answer goes under a
/// key of its own, so that not even two answers of one person can be put together.
/// </summary>
public sealed class MoveEqualityAnswers(IHeldEqualityAnswers held, IEqualityAnswerStore store)
{
    /// <summary>May run any number of times: the keys are fixed when the answers come.</summary>
    public async Task ExecuteAsync(ApplicationId id, CancellationToken cancellationToken)
    {
        if (await held.FindAsync(id, cancellationToken) is { } answers)
        {
            await store.SaveAsync(answers, cancellationToken);
            await held.DeleteAsync(id, cancellationToken);
        }
    }
}
