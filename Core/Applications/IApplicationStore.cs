namespace ApplyFunctions.Core.Applications;

/// <summary>The records of applications.</summary>
public interface IApplicationStore
{
    /// <summary>Commits an application, all or nothing; false when one with this id is there already.</summary>
    Task<bool> TryAddAsync(NewApplication application, CancellationToken cancellationToken);

    /// <summary>The application; null when there is none with this id.</summary>
    Task<ApplicationRecord?> FindAsync(ApplicationId id, CancellationToken cancellationToken);
}
