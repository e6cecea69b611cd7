namespace ApplyFunctions.Core.Audit;

/// <summary>Who has asked for which personal data. Entries are added and read, never changed.</summary>
public interface IAuditTrail
{
    /// <summary>Throws where it can't be kept; then nothing may be handed out.</summary>
    Task AddAsync(AuditEntry entry, CancellationToken cancellationToken);

    /// <summary>Entries of a board, the newest first.</summary>
    /// <param name="after">The id of the last entry before those that are wanted; null for the first ones.</param>
    Task<IReadOnlyList<AuditEntry>> ListAsync(
        string board,
        string? after,
        int most,
        CancellationToken cancellationToken
    );
}
