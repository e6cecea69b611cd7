using ApplyFunctions.Core.Postings.Reading;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Functions.Http.Embed;

public sealed class EmbedJobFunction(ReadPostings postings)
{
    [Function("EmbedJob")]
    public async Task<IResult> RunAsync(
        [HttpTrigger(
            AuthorizationLevel.Anonymous,
            "get",
            "head",
            Route = "v1/boards/{board}/embed/job"
        )]
            HttpRequest request,
        string board,
        CancellationToken cancellationToken
    ) =>
        BoardResult.Legacy(
            await postings.FindAsync(
                board,
                request.Parameter("id"),
                request.PartsOfOne(),
                cancellationToken
            ),
            board,
            request.Parameter("id")
        );
}
