namespace ApplyFunctions.Core.Applications;

/// <summary>The records of applications. One that was erased is not there.</summary>
public interface IApplicationStore
{
    /// <summary>Commits an application, all or nothing.</summary>
    Task<AddOutcome> TryAddAsync(NewApplication application, CancellationToken cancellationToken);

    /// <summary>The application; null when there is none with this id.</summary>
    Task<ApplicationRecord?> FindAsync(ApplicationId id, CancellationToken cancellationToken);

    /// <summary>The application with everything about it; null when there is none with this id.</summary>
    Task<StoredApplication?> FindWholeAsync(ApplicationId id, CancellationToken cancellationToken);

    /// <summary>Changes an application; false, and nothing happens, where somebody has changed it since it was read.</summary>
    Task<bool> TryChangeAsync(
        StoredApplication before,
        ApplicationChange change,
        CancellationToken cancellationToken
    );
}
