namespace ApplyFunctions.Core.Search;

/// <summary>What releases the indexes of boards are of.</summary>
public interface IIndexStates
{
    /// <summary>All indexes that there are, by their board. Boards that nobody has applied to may have none.</summary>
    Task<IReadOnlyDictionary<string, IndexState>> ListAsync(CancellationToken cancellationToken);
}

public enum IndexState
{
    /// <summary>It is as this release makes indexes, and whole. What is in it has to be asked of itself.</summary>
    Current,

    /// <summary>See <see cref="IndexFault.Outdated"/>; or one of another release that is not even read.</summary>
    Outdated,

    /// <summary>See <see cref="IndexFault.Incomplete"/>.</summary>
    Incomplete,

    /// <summary>There is none.</summary>
    Missing,

    /// <summary>Applications are not in it, and not because they have only just come.</summary>
    Lacking,
}
