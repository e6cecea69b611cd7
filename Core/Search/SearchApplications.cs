using System.Diagnostics;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Audit;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Core.Search;

/// <summary>
/// Lists and searches the applications of a board. The index says which; what is shown of them is read from where they are kept,
/// so that nothing is shown that was corrected or erased since. Words come in the body, never in an address, which logs keep.
/// </summary>
public sealed class SearchApplications(
    ManageAccess access,
    RecordAccess audit,
    ISubmissionReader reader,
    ISearchIndex index,
    ReadFound read,
    ICvTexts texts,
    Quarantine quarantine
)
{
    /// <summary>What a search is for, by words and filters.</summary>
    public async Task<SourceOutcome> ExecuteAsync(
        Author author,
        SubmissionBody body,
        CancellationToken cancellationToken
    )
    {
        var decision = await AuthorizeAsync(author, cancellationToken);
        if (decision.Permit is not { } permit)
        {
            return Refused(decision.Problem!);
        }

        var reading = await reader.ReadAsync(body, cancellationToken);
        if (reading.Submission is not { } submission)
        {
            return Refused(reading.Problem!);
        }

        using (submission)
        {
            return await ShowAsync(
                permit,
                AuditActions.Search,
                ListRequest.Read(new ListParameters(submission.Values), ListKind.Search),
                cancellationToken
            );
        }
    }

    /// <summary>What a list is of, by filters alone.</summary>
    public async Task<SourceOutcome> ListAsync(
        Author author,
        ListParameters given,
        CancellationToken cancellationToken
    )
    {
        var decision = await AuthorizeAsync(author, cancellationToken);
        return decision.Permit is { } permit
            ? await ShowAsync(
                permit,
                AuditActions.List,
                ListRequest.Read(given, ListKind.Address),
                cancellationToken
            )
            : Refused(decision.Problem!);
    }

    private Task<AccessDecision> AuthorizeAsync(
        Author author,
        CancellationToken cancellationToken
    ) => access.AuthorizeAsync(author, Permission.ReadApplications, cancellationToken);

    private async Task<SourceOutcome> ShowAsync(
        Permit permit,
        string action,
        (ListRequest? Request, Problem? Problem) asked,
        CancellationToken cancellationToken
    )
    {
        if (asked.Request is not { } request)
        {
            return Refused(asked.Problem!);
        }

        var started = Stopwatch.GetTimestamp();
        var answer = await index.SearchAsync(
            permit.Board,
            new SearchRequest(
                request.Query,
                request.Filter,
                request.Sort,
                request.After,
                request.PerPage + 1
            ),
            cancellationToken
        );
        if (answer.Value is not { } hits)
        {
            SearchMetrics.RecordSearch(permit.Board, action, shown: null, started);
            return Refused(SearchProblems.Of(answer.Fault!.Value));
        }

        var page = hits.Hits.Take(request.PerPage).ToList();
        var shown = request.Query is { } query
            ? await read.WholeAsync(
                permit.Board,
                page,
                request.Filter,
                (hit, found, token) => FoundAsync(query, request.Sort, hit, found, token),
                cancellationToken
            )
            : await read.RecordsAsync(permit.Board, page, request.Filter, cancellationToken);
        await audit.ExecuteAsync(
            permit,
            action,
            [.. shown.Select(found => found.Record.Id)],
            cancellationToken
        );
        SearchMetrics.RecordSearch(permit.Board, action, shown.Count, started);
        var next = hits.Hits.Count > request.PerPage ? page[^1].Place.ToCursor() : null;
        return new SourceOutcome(SearchJson.Write(shown, hits.Total, next, quarantine), null, null);
    }

    private async Task<FoundApplication> FoundAsync(
        SearchNode query,
        SearchSort sort,
        SearchHit hit,
        StoredApplication application,
        CancellationToken cancellationToken
    ) =>
        new(application.Record, TextWords.Of(application))
        {
            Score = sort == SearchSort.Relevance ? hit.Place.Score : null,
            Highlights = await HighlightsAsync(query, application, cancellationToken),
        };

    private async Task<IReadOnlyList<Highlight>> HighlightsAsync(
        SearchNode query,
        StoredApplication application,
        CancellationToken cancellationToken
    )
    {
        var record = application.Record;
        var all = new List<Highlight>();
        Add(SearchField.Name, null, IndexApplication.NameOf(record.Candidate));
        Add(SearchField.Email, null, record.Candidate.Email);
        foreach (var answer in IndexApplication.AnswersOf(record))
        {
            Add(SearchField.Answer, null, answer);
        }

        await foreach (
            var (file, text) in texts.ReadAllAsync(application, quarantine, cancellationToken)
        )
        {
            Add(SearchField.Text, file, text);
        }

        return all;

        void Add(SearchField field, string? file, string text) =>
            all.AddRange(
                index.Highlight(query, field, text).Select(f => new Highlight(field, file, f))
            );
    }

    private static SourceOutcome Refused(Problem problem) => new(null, null, problem);
}
