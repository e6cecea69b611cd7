using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Audit;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Core.Search;

/// <summary>
/// Searches the applications of a board. The index says which; what is shown of them is read from where they are kept, so that
/// nothing is shown that was corrected or erased since. The words come in the body, never in an address line, which logs keep.
/// </summary>
public sealed class SearchApplications(
    ManageAccess access,
    RecordAccess audit,
    ISubmissionReader reader,
    ISearchIndex index,
    IApplicationStore applications,
    ICvTexts texts
)
{
    public const int PageSize = 20;

    public async Task<SourceOutcome> ExecuteAsync(
        Author author,
        SubmissionBody body,
        CancellationToken cancellationToken
    )
    {
        var decision = await access.AuthorizeAsync(
            author,
            Permission.ReadApplications,
            cancellationToken
        );
        if (decision.Permit is not { } permit)
        {
            return new SourceOutcome(null, null, decision.Problem);
        }

        var (request, problem) = await RequestAsync(body, cancellationToken);
        if (request is null)
        {
            return new SourceOutcome(null, null, problem);
        }

        if (await index.SearchAsync(author.Board, request, cancellationToken) is not { } hits)
        {
            return new SourceOutcome(null, null, SearchProblems.TooSlow);
        }

        var places = hits.Places.Take(PageSize).ToList();
        var found = await Task.WhenAll(
            places.Select(p => FindAsync(author.Board, p, request, cancellationToken))
        );
        var shown = found.OfType<FoundApplication>().ToList();
        await audit.ExecuteAsync(
            permit,
            AuditActions.Search,
            [.. shown.Select(application => application.Record.Id)],
            cancellationToken
        );
        var next = hits.Places.Count > PageSize ? places[^1].ToCursor() : null;
        return new SourceOutcome(SearchJson.Write(shown, hits.Total, next), null, null);
    }

    private async Task<(SearchRequest? Request, Problem? Problem)> RequestAsync(
        SubmissionBody body,
        CancellationToken cancellationToken
    )
    {
        var reading = await reader.ReadAsync(body, cancellationToken);
        if (reading.Submission is not { } submission)
        {
            return (null, reading.Problem);
        }

        using (submission)
        {
            return SearchTerms.In(submission) is { } terms
                ? Request(terms)
                : (null, SearchProblems.NotTexts);
        }
    }

    private static (SearchRequest? Request, Problem? Problem) Request(SearchTerms terms)
    {
        long? posting = null;
        if (!string.IsNullOrEmpty(terms.Posting))
        {
            if (!PostingId.TryParse(terms.Posting, out var id))
            {
                return (null, SearchProblems.PostingMalformed);
            }

            posting = id;
        }

        if (SearchJson.SortOf(terms.Sort) is not { } sort)
        {
            return (null, SearchProblems.SortUnknown);
        }

        var after = terms.Cursor is null ? null : SearchPlace.OfCursor(terms.Cursor);
        if (terms.Cursor is not null && after is null)
        {
            return (null, SearchProblems.CursorMalformed);
        }

        var (query, problem) = SearchQuery.Read(terms.Query);
        return problem is null
            ? (new SearchRequest(query, posting, sort, after, PageSize + 1), null)
            : (null, problem);
    }

    private async Task<FoundApplication?> FindAsync(
        string board,
        SearchPlace place,
        SearchRequest request,
        CancellationToken cancellationToken
    )
    {
        if (
            await applications.FindShownAsync(board, place.Id, cancellationToken)
            is not { } application
        )
        {
            return null;
        }

        var highlights = request.Query is { } query
            ? await HighlightsAsync(query, application, cancellationToken)
            : [];
        var score = request.Sort == SearchSort.Relevance ? place.Score : (float?)null;
        return new FoundApplication(application.Record, score, highlights);
    }

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

        await foreach (var (file, text) in texts.ReadAllAsync(application, cancellationToken))
        {
            Add(SearchField.Text, file, text);
        }

        return all;

        void Add(SearchField field, string? file, string text) =>
            all.AddRange(
                index.Highlight(query, field, text).Select(f => new Highlight(field, file, f))
            );
    }
}

/// <summary>What a client asks for, as it came.</summary>
internal sealed record SearchTerms(string? Query, string? Posting, string? Sort, string? Cursor)
{
    /// <summary>Null where one of them is not a single text.</summary>
    public static SearchTerms? In(Submission submission) =>
        Values.TryText(submission.Values["q"], out var query)
        && Values.TryText(submission.Values["posting"], out var posting)
        && Values.TryText(submission.Values["sort"], out var sort)
        && Values.TryText(submission.Values["cursor"], out var cursor)
            ? new SearchTerms(query, posting, sort, cursor)
            : null;
}

/// <param name="Score">Null where the order is another.</param>
internal sealed record FoundApplication(
    ApplicationRecord Record,
    float? Score,
    IReadOnlyList<Highlight> Highlights
);

/// <param name="File">The form field of the file whose text it is; null for what is no file.</param>
internal sealed record Highlight(SearchField Field, string? File, Fragment Fragment);
