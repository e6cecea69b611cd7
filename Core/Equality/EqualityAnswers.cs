using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Equality;

/// <summary>One answer to one equality question.</summary>
/// <param name="RecordKey">Random; chosen when the answer came, so that moving it twice stores it once.</param>
/// <param name="Question">A demographic question's id, or a compliance question's field, such as <c>gender</c>.</param>
/// <param name="Options">The ids or values of the chosen options.</param>
/// <param name="FreeText">What was typed with a free-form option; null otherwise.</param>
public sealed record EqualityAnswer(
    string RecordKey,
    string Question,
    IReadOnlyList<string> Options,
    string? FreeText
);

/// <summary>An equality answer while it waits to be moved away from its submission.</summary>
/// <param name="Month">The month in which it was given, <c>yyyy-MM</c>: the finest time that is kept.</param>
public sealed record HeldEqualityAnswer(
    string Board,
    long PostingId,
    string Month,
    EqualityAnswer Answer
);

/// <summary>The answers that wait beside their application, by their place in it.</summary>
public interface IHeldEqualityAnswers
{
    /// <summary>Null when it was moved on already, or there never was one.</summary>
    Task<HeldEqualityAnswer?> FindAsync(
        ApplicationId id,
        int index,
        CancellationToken cancellationToken
    );

    Task DeleteAsync(ApplicationId id, int index, CancellationToken cancellationToken);
}

/// <summary>The answers for good: no id of an application, no person, no time finer than a month.</summary>
public interface IEqualityAnswerStore
{
    /// <summary>Stores an answer under its own random key; again is the same as once.</summary>
    Task SaveAsync(HeldEqualityAnswer answer, CancellationToken cancellationToken);
}
