using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Privacy;

/// <summary>Who asked for an erasure.</summary>
public enum ErasureReason
{
    /// <summary>The candidate, by the link in the mail.</summary>
    Candidate,

    /// <summary>The company, on somebody's request.</summary>
    Company,

    /// <summary>The time for which applications are kept is over.</summary>
    Retention,
}

public enum ErasureState
{
    Requested,
    Done,
}

/// <summary>What can be shown of an erasure for ever: it says nothing of whose data it was.</summary>
/// <param name="Id">See <see cref="ApplicationIdentity.ReceiptOf"/>.</param>
/// <param name="ApplicationId">Null once it is done.</param>
/// <param name="Erased">What went: numbers of rows, files and texts; null until it is done.</param>
public sealed record ErasureReceipt(
    string Id,
    string Board,
    long PostingId,
    ErasureReason Reason,
    ErasureState State,
    DateTimeOffset RequestedAt,
    DateTimeOffset? DoneAt,
    ApplicationId? ApplicationId,
    ErasedCounts Erased
);

public sealed record ErasedCounts(int Rows, int Files, int Texts)
{
    public static ErasedCounts None { get; } = new(0, 0, 0);

    public static ErasedCounts operator +(ErasedCounts left, ErasedCounts right) =>
        new(left.Rows + right.Rows, left.Files + right.Files, left.Texts + right.Texts);
}

public interface IErasureReceipts
{
    /// <summary>Null where there is no such receipt.</summary>
    Task<ErasureReceipt?> FindAsync(string id, CancellationToken cancellationToken);

    /// <summary>Writes a receipt, over an earlier state of it.</summary>
    Task SaveAsync(ErasureReceipt receipt, CancellationToken cancellationToken);
}
