using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Postings.Authoring;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Core.DeadLetters;

/// <summary>
/// Starts the work of dead letters again, and marks them. What has been done since, what is gone and what no release can
/// read is only marked; replaying twice is harmless, since every consumer looks first whether there is work.
/// </summary>
public sealed partial class ReplayDeadLetter(
    ManageAccess access,
    IDeadLetters letters,
    RestartWork restart,
    ILogger<ReplayDeadLetter> logger
)
{
    /// <summary>What one call replays at most, so that it ends before the request does.</summary>
    public const int Most = 500;

    private const int AtOnce = 8;

    /// <summary>One letter of a board, for its own servers.</summary>
    public async Task<SourceOutcome> ExecuteAsync(
        Author author,
        string id,
        CancellationToken cancellationToken
    )
    {
        var decision = await access.AuthorizeAsync(
            author,
            Permission.ReplayDeadLetters,
            cancellationToken
        );
        if (decision.Problem is { } refusal)
        {
            return new SourceOutcome(null, null, refusal);
        }

        return await FindAndReplayAsync(author.Board, id, cancellationToken) is { } letter
            ? new SourceOutcome(DeadLetterJson.Write(letter), null, null)
            : new SourceOutcome(null, null, DeadLetterProblems.NotFound);
    }

    /// <summary>All letters of a board that wait, for its own servers.</summary>
    public async Task<SourceOutcome> ExecuteAllAsync(
        Author author,
        CancellationToken cancellationToken
    )
    {
        var decision = await access.AuthorizeAsync(
            author,
            Permission.ReplayDeadLetters,
            cancellationToken
        );
        if (decision.Problem is { } refusal)
        {
            return new SourceOutcome(null, null, refusal);
        }

        var (replayed, more) = await ReplayWaitingAsync(author.Board, cancellationToken);
        return new SourceOutcome(DeadLetterJson.Write(replayed, more), null, null);
    }

    /// <param name="board">Null where it may be any.</param>
    /// <returns>The letter as it stands then; null where there is none.</returns>
    public async Task<DeadLetter?> FindAndReplayAsync(
        string? board,
        string id,
        CancellationToken cancellationToken
    ) =>
        await letters.FindAsync(board, id, cancellationToken) is { } letter
            ? await ReplayAsync(letter, cancellationToken)
            : null;

    /// <param name="board">Null for all.</param>
    /// <returns>How many, and whether there are more than one call replays.</returns>
    public async Task<(int Replayed, bool More)> ReplayWaitingAsync(
        string? board,
        CancellationToken cancellationToken
    )
    {
        var waiting = await letters.ListAsync(
            new DeadLetterQuery(board, DeadLetterState.Waiting, null, Most + 1),
            cancellationToken
        );
        await Parallel.ForEachAsync(
            waiting.Take(Most),
            new ParallelOptions
            {
                MaxDegreeOfParallelism = AtOnce,
                CancellationToken = cancellationToken,
            },
            async (letter, token) => await ReplayAsync(letter, token)
        );
        return (Math.Min(waiting.Count, Most), waiting.Count > Most);
    }

    private async Task<DeadLetter> ReplayAsync(
        DeadLetter letter,
        CancellationToken cancellationToken
    )
    {
        // Read anew: this release may read what the one that gave it up could not.
        if (WorkItem.Read(letter.Work, letter.Body) is { } item)
        {
            await restart.ExecuteAsync(item, cancellationToken);
        }

        var replayed = letter with
        {
            State = DeadLetterState.Replayed,
            Replays = letter.Replays + 1,
        };
        if (await letters.TryUpdateAsync(replayed, cancellationToken))
        {
            LogReplayed(letter.Work, letter.Board, letter.Id);
            return replayed;
        }

        // Somebody replayed it at the same time, or it has failed once more already and waits again, as it should.
        return await letters.FindAsync(letter.Board, letter.Id, cancellationToken) ?? replayed;
    }

    [LoggerMessage(
        222,
        LogLevel.Information,
        "Dead letter {Letter} for board {Board}, work of kind {Work}, was replayed"
    )]
    private partial void LogReplayed(WorkKind work, string board, string letter);
}
