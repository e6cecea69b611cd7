using System.Collections.Concurrent;
using System.Diagnostics;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Outbox;

namespace ApplyFunctions.Core.Search;

/// <summary>
/// Has an application found by its person, and the index of its board say what is true of it: what it holds now, or nothing
/// where it is erased or to be. Running twice, or late, gives the same state.
/// </summary>
public sealed class IndexApplication(
    IApplicationStore applications,
    ICvTexts texts,
    ISearchIndex index,
    IIndexMarks marks,
    IPeople people,
    ApplicationIdentity identity,
    IOutbox outbox,
    Quarantine quarantine,
    TimeProvider time
)
{
    public async Task ExecuteAsync(ApplicationId id, CancellationToken cancellationToken)
    {
        // Where there is none, its erasure has taken it out.
        if (await applications.FindAsync(id, cancellationToken) is not { } application)
        {
            return;
        }

        Telemetry.Tag(TelemetryTags.Application, id.ToString());
        var board = application.Board;
        var person = identity.PersonOf(board, application.Candidate.Email);
        var found = await UpdateAsync(board, [id], cancellationToken);
        if (found.All(a => identity.PersonOf(board, a.Record.Candidate.Email) != person))
        {
            // Of one who has corrected the address meanwhile, or had it erased, no entry stays that another run may have made late.
            await people.RemoveAsync(person, id, cancellationToken);
        }
    }

    /// <param name="board">Of all of them.</param>
    /// <returns>Those that are to be found now.</returns>
    public async Task<IReadOnlyList<StoredApplication>> UpdateAsync(
        string board,
        IReadOnlyCollection<ApplicationId> ids,
        CancellationToken cancellationToken
    )
    {
        var started = Stopwatch.GetTimestamp();
        var told = new ConcurrentDictionary<ApplicationId, StoredApplication>();
        await index.UpdateAsync(board, ids, ReadAsync, cancellationToken);
        SearchMetrics.RecordUpdate(board, ids.Count, started);
        await Parallel.ForEachAsync(told.Values, cancellationToken, EndAsync);
        return [.. told.Values];

        async Task<SearchDocument?> ReadAsync(ApplicationId id, CancellationToken token)
        {
            told.TryRemove(id, out _);
            if (await applications.FindShownAsync(board, id, token) is not { } application)
            {
                return null;
            }

            // While nobody else may write the index: an erasure takes an application out of it first, and the entry away then.
            var record = application.Record;
            await people.EnterAsync(
                identity.PersonOf(board, record.Candidate.Email),
                id,
                record.ReceivedAt,
                token
            );
            told[id] = application;
            return await DocumentAsync(application, token);
        }
    }

    /// <summary>
    /// The index is mostly the last that an application owes. Then its entry in the outbox goes at once, and the dispatcher need
    /// not look at it; unless it has been entered anew since it was read.
    /// </summary>
    private async ValueTask EndAsync(
        StoredApplication application,
        CancellationToken cancellationToken
    )
    {
        var record = application.Record;
        await marks.MarkAsync(record.Id, SearchVersion.Of(application), cancellationToken);
        var due = record.ReceivedAt + DispatchOutbox.Grace;
        var rest = application.Owed with { Search = false };
        if (record.Announcement is { } version && rest.IsNone && time.GetUtcNow() < due)
        {
            await outbox.RemoveAsync(
                new OutboxEntry(record.Id, record.ReceivedAt, due, 0, version),
                cancellationToken
            );
        }
    }

    private async Task<SearchDocument> DocumentAsync(
        StoredApplication application,
        CancellationToken cancellationToken
    )
    {
        var record = application.Record;
        var read = new List<string>();
        await foreach (
            var (_, text) in texts.ReadAllAsync(application, quarantine, cancellationToken)
        )
        {
            read.Add(text);
        }

        return new SearchDocument(
            record.Id,
            record.ReceivedAt,
            NameOf(record.Candidate),
            record.Candidate.Email,
            AnswersOf(record),
            read
        )
        {
            Stage = record.Stage,
            Source = SearchFilter.SourceOf(record),
            IsFlagged = record.Flags.Count > 0,
            Outcomes = TextWords.Of(application),
        };
    }

    internal static string NameOf(Candidate candidate) =>
        $"{candidate.FirstName} {candidate.LastName}";

    /// <summary>As they were shown to the candidate, or typed by one.</summary>
    internal static IReadOnlyList<string> AnswersOf(ApplicationRecord record)
    {
        var details = record.Details;
        return
        [
            .. record.Answers.SelectMany(a => a.Labels.Count > 0 ? a.Labels : a.Values),
            .. details
                .Educations.SelectMany(e =>
                    (string?[])[e.School.Text, e.Degree.Text, e.Discipline.Text]
                )
                .OfType<string>(),
            .. details.Employments.Select(e => $"{e.Title}, {e.CompanyName}"),
            .. details.Location is { } location ? [location.Text] : (string[])[],
        ];
    }
}
