using ApplyFunctions.Core.Bots;
using ApplyFunctions.Core.Postings;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

/// <summary>What a page's form has to carry to be taken for a person's. Each answer is good for one form.</summary>
public sealed class GetBotCheckFunction(DescribeBotCheck describe)
{
    [Function("GetBotCheck")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            Route = "v1/boards/{board}/jobs/{id}/bot-check"
        )]
            HttpRequest request,
        string board,
        string id,
        CancellationToken cancellationToken
    )
    {
        request.HttpContext.Response.Headers.CacheControl = "no-store";
        return
            PostingId.TryParse(id, out var posting)
            && await describe.ExecuteAsync(board, posting, cancellationToken) is { } check
            ? Results.Text(check.ToJsonString(), "application/json; charset=utf-8")
            : new ProblemResult(PostingProblems.PostingNotFound);
    }
}
