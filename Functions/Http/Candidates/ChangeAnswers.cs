using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Candidates;
using Microsoft.AspNetCore.Http;

namespace ApplyFunctions.Functions.Http.Candidates;

/// <summary>What a candidate who has changed something gets: the application as it is now, or why not.</summary>
public sealed class ChangeAnswers(ReadOwnApplication read)
{
    public async Task<IResult> OfAsync(
        ChangeOutcome outcome,
        CancellationToken cancellationToken
    ) =>
        outcome switch
        {
            ChangeOutcome.Done done => new OwnApplicationResult(
                await read.ViewAsync(done.Application, cancellationToken)
            ),
            ChangeOutcome.Refused refused => new ProblemResult(refused.Problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
