namespace ApplyFunctions.Core.Applications;

/// <summary>Which applications a person has sent to a board; the person is known by a keyed hash of the email address.</summary>
public interface IPeople
{
    /// <summary>Enters an application, which is owed as long as its index is.</summary>
    /// <param name="person">See <see cref="ApplicationIdentity.PersonOf"/>.</param>
    Task EnterAsync(
        string person,
        ApplicationId id,
        DateTimeOffset moment,
        CancellationToken cancellationToken
    );

    /// <summary>What was entered, newest first.</summary>
    Task<IReadOnlyList<PersonEntry>> ListAsync(string person, CancellationToken cancellationToken);

    Task RemoveAsync(string person, ApplicationId id, CancellationToken cancellationToken);
}

/// <param name="EnteredAt">When the submission began.</param>
public sealed record PersonEntry(ApplicationId Id, DateTimeOffset EnteredAt);
