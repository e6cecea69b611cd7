using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Privacy;

/// <summary>Takes the rows of an application away, in two steps that may each be repeated.</summary>
public interface IApplicationErasure
{
    /// <summary>Removes everything but the name, the address and the mails.</summary>
    /// <returns>How many rows went; null where somebody has changed the application since it was read.</returns>
    Task<int?> StripAsync(StoredApplication application, CancellationToken cancellationToken);

    /// <summary>Removes the rest, and leaves a stone.</summary>
    /// <returns>How many rows went.</returns>
    Task<int> BuryAsync(ApplicationId id, Tombstone tombstone, CancellationToken cancellationToken);
}

/// <summary>What is kept of an erased application, so that it goes on counting.</summary>
/// <param name="ReceivedMonth"><c>yyyy-MM</c>.</param>
public sealed record Tombstone(string Board, string ReceivedMonth, DateTimeOffset ErasedAt);
