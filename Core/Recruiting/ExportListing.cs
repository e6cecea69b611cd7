using System.Globalization;
using System.Runtime.CompilerServices;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Audit;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;
using ApplyFunctions.Core.Search;

namespace ApplyFunctions.Core.Recruiting;

/// <summary>A file of applications, or why there is none. Exactly one of the two is set.</summary>
public sealed record ListingOutcome(ExportedListing? Listing, Problem? Problem);

/// <param name="Parts">What is written, one after the other. Failing half-way, it throws: what there is then is no whole file.</param>
public sealed record ExportedListing(
    string FileName,
    string MediaType,
    IAsyncEnumerable<ReadOnlyMemory<byte>> Parts
);

/// <summary>
/// Writes the applications of a board that filters and words are true of to a file, a page at a time. Each page is read from where
/// applications are kept, and recorded, before any of it is handed out; no more than one is held.
/// </summary>
public sealed class ExportListing(
    ManageAccess access,
    RecordAccess audit,
    ISubmissionReader reader,
    ISearchIndex index,
    ReadFound read,
    IPostingStore postings,
    IApplicationSheet sheet,
    Quarantine quarantine,
    TimeProvider time
)
{
    /// <summary>Applications; an entry of the audit takes as many.</summary>
    public const int PageSize = RecordAccess.MostApplications;

    public async Task<ListingOutcome> ExecuteAsync(
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
            return new ListingOutcome(null, decision.Problem);
        }

        var (request, problem) = await RequestAsync(body, cancellationToken);
        if (request is null)
        {
            return new ListingOutcome(null, problem);
        }

        // The first page comes before the answer begins, so that most of what can fail is an answer that says so.
        var (first, fault) = await PageAsync(permit, request, cancellationToken);
        if (first is null)
        {
            return new ListingOutcome(null, SearchProblems.Of(fault!.Value));
        }

        var format = await FormatAsync(permit.Board, request, cancellationToken);
        var day = time.GetUtcNow().ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
        return new ListingOutcome(
            new ExportedListing(
                $"applications-{permit.Board}-{day}.{format.Extension}",
                format.MediaType,
                PartsAsync(permit, request, format, new([first]), CancellationToken.None)
            ),
            null
        );
    }

    private async Task<(ListRequest? Request, Problem? Problem)> RequestAsync(
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
            return ListRequest.Read(new ListParameters(submission.Values), ListKind.Export);
        }
    }

    private async Task<ExportFormat> FormatAsync(
        string board,
        ListRequest request,
        CancellationToken cancellationToken
    )
    {
        var all = await postings.ListAsync(board, cancellationToken);
        var titles = all.ToDictionary(posting => posting.Id, posting => posting.Title);
        if (request.IsLines)
        {
            return new ExportFormat.Lines(titles, quarantine);
        }

        var one = request.Filter.Postings is [var id]
            ? await postings.FindAsync(board, id, cancellationToken)
            : null;
        return new ExportFormat.Sheet(titles, sheet, new ExportColumns(one));
    }

    private async Task<(ExportPage? Page, IndexFault? Fault)> PageAsync(
        Permit permit,
        ListRequest request,
        CancellationToken cancellationToken
    )
    {
        var answer = await index.SearchAsync(
            permit.Board,
            new SearchRequest(
                request.Query,
                request.Filter,
                request.Sort,
                request.After,
                PageSize + 1
            ),
            cancellationToken
        );
        if (answer.Value is not { } hits)
        {
            return (null, answer.Fault);
        }

        var page = hits.Hits.Take(PageSize).ToList();
        var applications = await read.WholeAsync(
            permit.Board,
            page,
            request.Filter,
            (_, application, _) => Task.FromResult(application),
            cancellationToken
        );
        await audit.ExecuteAsync(
            permit,
            AuditActions.Export,
            [.. applications.Select(application => application.Id)],
            cancellationToken
        );
        return (
            new ExportPage(applications, hits.Hits.Count > PageSize ? page[^1].Place : null),
            null
        );
    }

    /// <param name="pages">The first one; each leaves when it is written, so that it is not held while the next one comes.</param>
    private async IAsyncEnumerable<ReadOnlyMemory<byte>> PartsAsync(
        Permit permit,
        ListRequest request,
        ExportFormat format,
        Queue<ExportPage> pages,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        yield return format.Head;
        while (pages.Count > 0)
        {
            var last = pages.Peek().Last;
            yield return format.Write(pages.Dequeue().Applications);
            if (last is not null)
            {
                var rest = request with { After = last };
                var (next, fault) = await PageAsync(permit, rest, cancellationToken);
                pages.Enqueue(next ?? throw new ExportBrokenException(fault!.Value));
            }
        }
    }

    /// <param name="Last">Null where no page comes after it.</param>
    private sealed record ExportPage(
        IReadOnlyList<StoredApplication> Applications,
        SearchPlace? Last
    );
}

/// <summary>The index says nothing any more, in the middle of a file.</summary>
public sealed class ExportBrokenException(IndexFault fault)
    : Exception($"The index could not be read on: {fault}");
