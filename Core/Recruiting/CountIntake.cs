using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.DeadLetters;
using ApplyFunctions.Core.Postings.Authoring;
using ApplyFunctions.Core.Search;

namespace ApplyFunctions.Core.Recruiting;

/// <summary>
/// Counts what has come to a board in the last days, and tells whether what follows on it keeps up. Nothing of it is about a
/// person.
/// </summary>
public sealed class CountIntake(
    ManageAccess access,
    ISearchIndex index,
    IntakeDelays delays,
    IDeadLetters letters,
    TimeProvider time
)
{
    public const int DefaultDays = 30;
    public const int MostDays = 366;

    /// <summary>Dead letters that are counted.</summary>
    public const int MostLetters = 1_000;

    /// <summary>Sources that are told apart.</summary>
    public const int MostSources = 100;

    /// <param name="given"><c>days</c>, the last of which is today; <see cref="DefaultDays"/> without it.</param>
    public async Task<SourceOutcome> ExecuteAsync(
        Author author,
        ListParameters given,
        CancellationToken cancellationToken
    )
    {
        var decision = await access.AuthorizeAsync(
            author,
            Permission.ReadApplications,
            cancellationToken
        );
        if (decision.Problem is { } refusal)
        {
            return new SourceOutcome(null, null, refusal);
        }

        var (days, problem) = ListRequest.ReadDays(given, DefaultDays, MostDays);
        if (days is null)
        {
            return new SourceOutcome(null, null, problem);
        }

        var now = time.GetUtcNow();
        var to = DateOnly.FromDateTime(now.UtcDateTime);
        var from = to.AddDays(1 - days.Value);
        var filter = new SearchFilter
        {
            From = new DateTimeOffset(from, TimeOnly.MinValue, TimeSpan.Zero),
            To = new DateTimeOffset(to, TimeOnly.MaxValue, TimeSpan.Zero),
        };
        var answer = await index.CountAsync(author.Board, filter, cancellationToken);
        if (answer.Value is not { } counts)
        {
            return new SourceOutcome(null, null, SearchProblems.Of(answer.Fault!.Value));
        }

        var confirmation = delays.OfConfirmationsAsync(author.Board, filter, cancellationToken);
        var outbox = delays.OfOutboxAsync(author.Board, now, cancellationToken);
        var dead = letters.CountWaitingAsync(author.Board, MostLetters, cancellationToken);
        await Task.WhenAll(confirmation, outbox, dead);
        var json = IntakeJson.Of(from, to, counts);
        json["confirmation"] = await confirmation;
        json["outbox"] = await outbox;
        json["dead_letters"] = await dead;
        return new SourceOutcome(SourceJson.Write(json), null, null);
    }
}
