using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Bench.Search;

/// <summary>
/// Makes the applications of a <see cref="StoredCandidates"/> again instead of reading them, for what is to be measured without
/// the storage emulator: to find the rows of one application, it looks at all rows of the table.
/// </summary>
internal sealed class MadeApplications(Func<ApplicationId, NewApplication> make) : IApplicationStore
{
    public Task<StoredApplication?> FindWholeAsync(
        ApplicationId id,
        CancellationToken cancellationToken
    )
    {
        var made = make(id);
        return Task.FromResult<StoredApplication?>(
            new StoredApplication(
                made.Record,
                [.. made.Files.Select(file => new AttachedFile(file, null))],
                [],
                [new HistoryEvent(made.Record.ReceivedAt, HistoryEvents.Received)],
                "1"
            )
        );
    }

    public Task<ApplicationRecord?> FindAsync(
        ApplicationId id,
        CancellationToken cancellationToken
    ) => Task.FromResult<ApplicationRecord?>(make(id).Record);

    public Task<AddOutcome> TryAddAsync(
        NewApplication application,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    public Task<bool> TryChangeAsync(
        StoredApplication before,
        ApplicationChange change,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();
}
