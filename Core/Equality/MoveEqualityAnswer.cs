using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Equality.Reports;

namespace ApplyFunctions.Core.Equality;

/// <summary>
/// Moves an equality answer from beside its application to where nothing leads back to it. Each answer is moved by itself,
/// after a random time of its own and to a random key of its own, so that not even two answers of one person can be put
/// together.
/// </summary>
public sealed class MoveEqualityAnswer(
    IHeldEqualityAnswers held,
    IEqualityAnswerStore store,
    TimeProvider time
)
{
    /// <summary>May run any number of times: the key is fixed when the answer comes.</summary>
    public async Task ExecuteAsync(ApplicationId id, int index, CancellationToken cancellationToken)
    {
        if (await held.FindAsync(id, index, cancellationToken) is { } answer)
        {
            await store.SaveAsync(InOpenQuarter(answer), cancellationToken);
            await held.DeleteAsync(id, index, cancellationToken);
        }
    }

    /// <summary>
    /// A quarter that is over is published, or will be within a day, and must not change any more: what comes late, even
    /// by months, counts in the month in which it comes.
    /// </summary>
    private HeldEqualityAnswer InOpenQuarter(HeldEqualityAnswer answer)
    {
        var now = time.GetUtcNow();
        return EqualityPeriod.QuarterOf(answer.Month) == EqualityPeriod.QuarterOf(now)
            ? answer
            : answer with
            {
                Month = EqualityPeriod.MonthOf(now),
            };
    }
}
