using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Search;

namespace ApplyFunctions.Core.Recruiting;

/// <summary>How soon candidates hear back, and how much is still to be done for those that have applied.</summary>
public sealed class IntakeDelays(
    ISearchIndex index,
    IMailLedger ledger,
    IOutbox outbox,
    IPostingStore postings
)
{
    /// <summary>Applications whose confirmations are looked at.</summary>
    public const int MostConfirmations = 200;

    /// <summary>Entries of the outbox list, of all boards, that are looked at.</summary>
    public const int MostEntries = 1_000;

    private const int AtOnce = 16;

    /// <summary>From the newest applications; null where none of them is confirmed.</summary>
    internal async Task<JsonNode?> OfConfirmationsAsync(
        string board,
        SearchFilter filter,
        CancellationToken cancellationToken
    )
    {
        var request = new SearchRequest(null, filter, SearchSort.Newest, null, MostConfirmations);
        var newest = (await index.SearchAsync(board, request, cancellationToken)).Value;
        var places = newest?.Places ?? [];
        var waits = new double?[places.Count];
        await Parallel.ForEachAsync(
            Enumerable.Range(0, waits.Length),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = AtOnce,
                CancellationToken = cancellationToken,
            },
            async (i, token) =>
            {
                var (_, received, id) = places[i];
                var mail = await ledger.FindAsync(new MailId(id, MailKind.Confirmation), token);
                waits[i] = mail is { State: MailState.Sent }
                    ? Math.Max(0, (mail.ChangedAt - received).TotalSeconds)
                    : null;
            }
        );
        var known = waits.OfType<double>().Order().ToList();
        return known.Count == 0
            ? null
            : new JsonObject { ["median_seconds"] = Median(known), ["of"] = known.Count };
    }

    /// <summary>
    /// Work stands there for a minute or two, also where nothing is late; only much or old work means something. What waits
    /// by design is not counted, and neither are submissions that were never accepted or are erased.
    /// </summary>
    internal async Task<JsonNode?> OfOutboxAsync(
        string board,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // An entry has the application's id and nothing of the board.
        var all = await postings.ListAsync(board, cancellationToken);
        var own = all.Select(posting => posting.Id).ToHashSet();
        var seen = 0;
        var entries = new List<OutboxEntry>();
        await foreach (var entry in outbox.ListAnnouncedAsync(now, cancellationToken))
        {
            if (seen == MostEntries)
            {
                seen++;
                break;
            }

            seen++;
            if (own.Contains(entry.Id.PostingId))
            {
                entries.Add(entry);
            }
        }

        var ages = new ConcurrentBag<TimeSpan>();
        await Parallel.ForEachAsync(
            entries,
            new ParallelOptions
            {
                MaxDegreeOfParallelism = AtOnce,
                CancellationToken = cancellationToken,
            },
            async (entry, token) =>
            {
                if (await outbox.FindOwedAsync(entry.Id, token) is { IsUrgent: true })
                {
                    ages.Add(now - entry.AnnouncedAt);
                }
            }
        );
        return new JsonObject
        {
            ["pending"] = ages.Count,
            ["oldest_seconds"] = ages.IsEmpty ? null : Rounded(ages.Max().TotalSeconds),
            ["more"] = seen > MostEntries,
        };
    }

    private static double Median(IReadOnlyList<double> sorted)
    {
        var middle = sorted.Count / 2;
        return Rounded(
            sorted.Count % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2
        );
    }

    private static double Rounded(double seconds) => Math.Round(seconds, 1);
}
