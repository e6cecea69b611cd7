using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Equality;

/// <summary>
/// Moves an equality answer from beside its application to where nothing leads back to it. Each answer is moved by itself,
/// after a random time of its own and to a random key of its own, so that not even two answers of one person can be put
/// together.
/// </summary>
public sealed class MoveEqualityAnswer(IHeldEqualityAnswers held, IEqualityAnswerStore store)
{
    /// <summary>May run any number of times: the key is fixed when the answer comes.</summary>
    public async Task ExecuteAsync(ApplicationId id, int index, CancellationToken cancellationToken)
    {
        if (await held.FindAsync(id, index, cancellationToken) is { } answer)
        {
            await store.SaveAsync(answer, cancellationToken);
            await held.DeleteAsync(id, index, cancellationToken);
        }
    }
}
