using ApplyFunctions.Core.Education;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http;

public sealed class SearchEducationFunction(ReadEducation education)
{
    [Function("SearchEducation")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/boards/{board}/education/{list}"
        )]
            HttpRequest request,
        string board,
        string list,
        CancellationToken cancellationToken
    ) =>
        new BoardResult(
            await education.SearchAsync(
                board,
                list,
                request.Parameter("term"),
                request.Parameter("page"),
                cancellationToken
            )
        );
}
