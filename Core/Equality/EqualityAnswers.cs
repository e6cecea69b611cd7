using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Equality;

/// <summary>One answer to one equality question.</summary>
/// <param name="RecordKey">Random; chosen when the answer came, so that moving it twice stores it once.</param>
/// <param name="FreeText">What was typed with a free-form option; null otherwise.</param>
public sealed record EqualityAnswer(
    string RecordKey,
    long QuestionId,
    IReadOnlyList<long> OptionIds,
    string? FreeText
);

/// <summary>The equality answers of one submission while they wait to be moved away from it.</summary>
/// <param name="Month">The month in which they were given, <c>yyyy-MM</c>: the finest time that is kept.</param>
public sealed record HeldEqualityAnswers(
    string Board,
    long PostingId,
    string Month,
    IReadOnlyList<EqualityAnswer> Answers
);

/// <summary>The answers that wait beside their application.</summary>
public interface IHeldEqualityAnswers
{
    /// <summary>Null when they were moved on already, or there never were any.</summary>
    Task<HeldEqualityAnswers?> FindAsync(ApplicationId id, CancellationToken cancellationToken);

    Task DeleteAsync(ApplicationId id, CancellationToken cancellationToken);
}

/// <summary>The answers for good: no id of an application, no person, no time finer than a month.</summary>
public interface IEqualityAnswerStore
{
    /// <summary>Stores each answer under its own random key; again is the same as once.</summary>
    Task SaveAsync(HeldEqualityAnswers answers, CancellationToken cancellationToken);
}
