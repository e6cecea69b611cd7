using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Applications.Forms;
using Microsoft.AspNetCore.Http;

namespace ApplyFunctions.Functions.Http;

/// <summary>Answers an application in JSON, or as a page to a form that a browser sent by itself.</summary>
public sealed class SubmitAnswers(ShowApplyPage pages)
{
    public async Task<IResult> OfAsync(
        HttpRequest request,
        string board,
        string id,
        SubmitOutcome outcome,
        CancellationToken cancellationToken
    ) =>
        request.WantsPage()
            ? new PageResult(
                await pages.AnswerAsync(
                    board,
                    id,
                    request.Headers.AcceptLanguage.ToString(),
                    outcome,
                    cancellationToken
                ),
                (outcome as SubmitOutcome.Refused)?.Problem.RetryAfter
            )
            : new SubmitResult(outcome);
}
