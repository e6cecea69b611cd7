using System.Runtime.CompilerServices;
using ApplyFunctions.Core.Search;

namespace ApplyFunctions.Core.Upkeep;

/// <summary>
/// What is to be done once after an update, while the app runs: looks whether this release knows all that is stored, and makes
/// the indexes anew that it cannot use as they are. Whatever is right is left alone, so it can be repeated and broken off.
/// </summary>
public sealed class MigrateStorage(
    IStoredRows rows,
    IIndexStates states,
    ISearchIndex index,
    IApplicationStates applications,
    RebuildIndex rebuild,
    TimeProvider time
)
{
    // What came later may still be on its way into the index; see DispatchOutbox, which sends again what was lost.
    private static readonly TimeSpan Settling = TimeSpan.FromMinutes(10);

    /// <summary>
    /// Each step when it is done. Where there are rows of a schema that this release does not know, it ends with the tables:
    /// indexes are made of rows, and marked in rows.
    /// </summary>
    public async IAsyncEnumerable<MigrationStep> ExecuteAsync(
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var isKnown = true;
        await foreach (var table in rows.CountAsync(cancellationToken))
        {
            var step = new TableStep(table.Table, table.Schemas);
            isKnown &= step.UnknownRows == 0;
            yield return step;
        }

        if (!isKnown)
        {
            yield break;
        }

        var settled = time.GetUtcNow() - Settling;
        var indexes = await LookAsync(settled, cancellationToken);

        // Counted after the indexes were: what is erased meanwhile lacks in none of them.
        var boards = await CountAsync(settled, cancellationToken);
        var names = indexes.Keys.Union(boards.Keys, StringComparer.Ordinal);
        foreach (var board in names.Order(StringComparer.Ordinal))
        {
            var step = Judge(
                board,
                indexes.GetValueOrDefault(board, (IndexState.Missing, null)),
                boards.GetValueOrDefault(board)
            );
            yield return step.IsRight
                ? step
                : step with
                {
                    Rebuilt = await rebuild.ExecuteAsync(board, cancellationToken),
                };
        }
    }

    private static IndexStep Judge(
        string board,
        (IndexState State, int? Found) index,
        (int All, int Settled) applications
    ) =>
        index switch
        {
            (IndexState.Missing, _) => new(board, index.State, null, applications.All == 0),
            (IndexState.Current, { } found) when found < applications.Settled => new(
                board,
                IndexState.Lacking,
                found,
                IsRight: false
            ),
            (IndexState.Current, var found) => new(board, index.State, found, IsRight: true),
            _ => new(board, index.State, null, IsRight: false),
        };

    /// <summary>The indexes that there are, and how many settled applications are in each; null where that takes too long.</summary>
    private async Task<Dictionary<string, (IndexState State, int? Found)>> LookAsync(
        DateTimeOffset settled,
        CancellationToken cancellationToken
    )
    {
        var indexes = new Dictionary<string, (IndexState, int?)>(StringComparer.Ordinal);
        var filter = SearchFilter.None with { To = settled };
        foreach (var (board, state) in await states.ListAsync(cancellationToken))
        {
            if (state != IndexState.Current)
            {
                indexes[board] = (state, null);
                continue;
            }

            var (counts, fault) = await index.CountAsync(board, filter, cancellationToken);
            indexes[board] = fault switch
            {
                IndexFault.Outdated => (IndexState.Outdated, null),
                IndexFault.Incomplete => (IndexState.Incomplete, null),
                _ => (state, counts?.Applications),
            };
        }

        return indexes;
    }

    /// <summary>How many applications are to be found, by their board, and how many of them have not only just come.</summary>
    private async Task<Dictionary<string, (int All, int Settled)>> CountAsync(
        DateTimeOffset settled,
        CancellationToken cancellationToken
    )
    {
        var boards = new Dictionary<string, (int All, int Settled)>(StringComparer.Ordinal);
        await foreach (var application in applications.ListAsync(cancellationToken))
        {
            if (application.Head is { IsErased: false, IsLeaving: false } head)
            {
                var (all, old) = boards.GetValueOrDefault(head.Board);
                boards[head.Board] = (all + 1, head.ReceivedAt <= settled ? old + 1 : old);
            }
        }

        return boards;
    }
}

/// <summary>What was looked at, and done where anything was: names of tables and boards, and numbers.</summary>
public abstract record MigrationStep;

/// <param name="Schemas">See <see cref="TableRows"/>.</param>
public sealed record TableStep(string Table, IReadOnlyList<SchemaRows>? Schemas) : MigrationStep
{
    public long UnknownRows => (Schemas ?? []).Where(s => !s.IsKnown).Sum(s => s.Rows);
}

/// <param name="Was">What it was found to be.</param>
/// <param name="Found">Applications in it, but for the latest; null where they were not counted.</param>
/// <param name="IsRight">Whether it was left as it was.</param>
public sealed record IndexStep(string Board, IndexState Was, int? Found, bool IsRight)
    : MigrationStep
{
    /// <summary>How many applications it was made anew of; null where it was left alone.</summary>
    public int? Rebuilt { get; init; }
}
