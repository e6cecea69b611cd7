using ApplyFunctions.Core.Postings.Authoring;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ApplyFunctions.Functions.Http;

/// <summary>
/// What became of a board or posting that was sent: 201 with its address where it is new, 200 where it was there, and
/// the strong ETag with which to replace it; or the problem.
/// </summary>
public sealed class SaveResult(SaveOutcome outcome) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext) =>
        outcome switch
        {
            SaveOutcome.Saved saved => AnswerAsync(httpContext, saved),
            SaveOutcome.Refused refused => new ProblemResult(refused.Problem).ExecuteAsync(
                httpContext
            ),
            _ => throw new System.Diagnostics.UnreachableException(),
        };

    private static Task AnswerAsync(HttpContext httpContext, SaveOutcome.Saved saved)
    {
        var response = httpContext.Response;
        response.GetTypedHeaders().ETag = new EntityTagHeaderValue($"\"{saved.Tag}\"");
        if (saved.IsNew)
        {
            response.StatusCode = StatusCodes.Status201Created;
            response.Headers.Location = httpContext.Request.Path.ToUriComponent();
        }

        response.ContentType = "application/json; charset=utf-8";
        response.ContentLength = saved.View.Length;
        return response.Body.WriteAsync(saved.View, httpContext.RequestAborted).AsTask();
    }
}
