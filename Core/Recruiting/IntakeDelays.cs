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
    public const int MostEntries = 5_000;

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

    /// <summary>Entries stand there for a minute or two, also where nothing is late; only many or old ones mean something.</summary>
    internal async Task<JsonNode?> OfOutboxAsync(
        string board,
        DateTimeOffset now,
        CancellationToken cancellationToken
    )
    {
        // An entry has the application's id and nothing of the board.
        var all = await postings.ListAsync(board, cancellationToken);
        var own = all.Select(posting => posting.Id).ToHashSet();
        var (seen, pending) = (0, 0);
        DateTimeOffset? oldest = null;
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
                pending++;
                oldest = oldest < entry.AnnouncedAt ? oldest : entry.AnnouncedAt;
            }
        }

        return new JsonObject
        {
            ["pending"] = pending,
            ["oldest_seconds"] = oldest is { } at ? Rounded((now - at).TotalSeconds) : null,
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
