using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Bots;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Postings;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Applications.Forms;

/// <summary>The form for browsers without scripts, and what they are told after sending it.</summary>
public sealed class ShowApplyPage(
    IPostingStore postings,
    SubmissionRules rules,
    DescribeBotCheck botCheck,
    IApplyPages pages,
    IOptions<SubmissionLimits> limits,
    TimeProvider time
)
{
    private const int Gone = 410;

    /// <param name="id">As it stands in the address.</param>
    public async Task<RenderedPage> FormAsync(
        string board,
        string? id,
        string? languages,
        CancellationToken cancellationToken
    )
    {
        var (owner, posting) = await FindAsync(board, id, cancellationToken);
        var page =
            posting is null ? Missing(languages)
            : posting.AcceptsApplicationsAt(time.GetUtcNow())
                ? Form(
                    board,
                    posting,
                    new ApplyPage(ApplyPageKind.Form, 200, languages),
                    SentForm.Nothing
                )
            : new ApplyPage(ApplyPageKind.Closed, Gone, languages) { Posting = posting };
        return await pages.RenderAsync(page with { Board = owner }, cancellationToken);
    }

    /// <summary>What became of an application, as a page.</summary>
    public async Task<RenderedPage> AnswerAsync(
        string board,
        string? id,
        string? languages,
        SubmitOutcome outcome,
        CancellationToken cancellationToken
    )
    {
        var (owner, posting) = await FindAsync(board, id, cancellationToken);
        var page = outcome switch
        {
            SubmitOutcome.Accepted accepted => new ApplyPage(ApplyPageKind.Accepted, 200, languages)
            {
                Posting = posting,
                Reference = accepted.Id.ToString(),
                StatusUrl = accepted.StatusUrl,
            },
            SubmitOutcome.Refused refused => Refusal(board, posting, languages, refused),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
        return await pages.RenderAsync(page with { Board = owner }, cancellationToken);
    }

    /// <summary>Where the server cannot do now what was asked of it.</summary>
    public ValueTask<RenderedPage> TroubleAsync(
        Problem problem,
        string? languages,
        CancellationToken cancellationToken
    ) =>
        pages.RenderAsync(
            new ApplyPage(ApplyPageKind.Trouble, problem.Status, languages) { Problem = problem },
            cancellationToken
        );

    private ApplyPage Refusal(
        string board,
        Posting? posting,
        string? languages,
        SubmitOutcome.Refused refused
    )
    {
        var problem = refused.Problem;
        if (posting is null)
        {
            return Missing(languages);
        }

        if (problem.Code == SubmitProblems.ClosedCode)
        {
            return new ApplyPage(ApplyPageKind.Closed, problem.Status, languages)
            {
                Posting = posting,
            };
        }

        var page = new ApplyPage(ApplyPageKind.Form, problem.Status, languages)
        {
            Problem = problem,
            IsFilledIn = refused.Sent is not null,
        };
        return Form(board, posting, page, refused.Sent ?? SentForm.Nothing);
    }

    private ApplyPage Form(string board, Posting posting, ApplyPage page, SentForm sent)
    {
        var sections = new FormSections(
            posting,
            rules.Of(posting),
            sent,
            page.Problem?.Faults ?? []
        );
        return page with
        {
            Posting = posting,
            Action = string.Create(
                System.Globalization.CultureInfo.InvariantCulture,
                $"/v1/boards/{BoardToken.Of(board)}/jobs/{posting.Id}"
            ),
            Sections = sections.All(),
            OtherFaults = [.. sections.Unplaced],
            Unseen = botCheck.PlainFields(
                BoardToken.Of(board)!,
                posting.Id,
                // Whoever corrects an answer has had the form open since before.
                page.Problem
                    is { Status: BotProblems.Status }
                    ? ""
                    : sent.Text(FormTokens.Field)
            ),
            FileExtensions = [.. FileSignatures.Types.SelectMany(type => type.Extensions)],
            FileBytes = limits.Value.FileBytes,
            BodyBytes = limits.Value.BodyBytes,
        };
    }

    private static ApplyPage Missing(string? languages) =>
        new(ApplyPageKind.Missing, 404, languages);

    /// <summary>The posting is null where nobody can read it.</summary>
    private async Task<(Board?, Posting?)> FindAsync(
        string board,
        string? id,
        CancellationToken cancellationToken
    )
    {
        if (BoardToken.Of(board) is not { } token)
        {
            return (null, null);
        }

        var owner = await postings.FindBoardAsync(token, cancellationToken);
        var posting = PostingId.TryParse(id, out var number)
            ? await postings.FindAsync(token, number, cancellationToken)
            : null;
        return (owner, posting?.IsPublishedAt(time.GetUtcNow()) == true ? posting : null);
    }
}
