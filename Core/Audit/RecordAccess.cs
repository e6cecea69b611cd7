using ApplyFunctions.Core.Access;

namespace ApplyFunctions.Core.Audit;

/// <summary>
/// Records who is about to be given personal data. Use cases call it before they hand anything out or change it, and let
/// it throw: what can't be recorded is refused (503), and nobody has seen anything.
/// </summary>
public sealed class RecordAccess(IAuditTrail trail, TimeProvider time)
{
    /// <summary>Of one entry, so that it fits into a row: ids have about 45 characters.</summary>
    public const int MostApplications = 500;

    /// <param name="action">One of <see cref="AuditActions"/>.</param>
    /// <param name="applications">Those that are handed out or changed; none where nothing was found.</param>
    public async Task ExecuteAsync(
        Permit permit,
        string action,
        IReadOnlyList<ApplicationId> applications,
        CancellationToken cancellationToken
    )
    {
        var result = applications.Count == 0 ? AuditResult.NotFound : AuditResult.Granted;
        var parts = applications.Chunk(MostApplications).DefaultIfEmpty([]);
        foreach (var part in parts)
        {
            var at = time.GetUtcNow();
            await trail.AddAsync(
                new AuditEntry(
                    AuditEntry.NewId(at),
                    permit.Board,
                    at,
                    permit.Actor,
                    action,
                    part,
                    result
                ),
                cancellationToken
            );
        }
    }
}
