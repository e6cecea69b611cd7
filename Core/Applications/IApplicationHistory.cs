namespace ApplyFunctions.Core.Applications;

/// <summary>What has happened to an application since it was received.</summary>
public interface IApplicationHistory
{
    /// <summary>Adds an event; the same one at the same moment again is the same as once.</summary>
    /// <param name="name">Letters, digits and <c>-</c>: no personal data.</param>
    Task AddAsync(
        ApplicationId id,
        DateTimeOffset moment,
        string name,
        CancellationToken cancellationToken
    );
}
