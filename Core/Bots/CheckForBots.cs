using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Postings;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Bots;

/// <param name="Problem">Why the application is not taken; null where it may be.</param>
/// <param name="Flags">What a manager is to know of one that may be taken: some of <see cref="BotReasons"/>.</param>
/// <param name="ClaimAsync">
/// Claims the captcha for the application; the problem where another one has it. Nothing may be committed until it is
/// complete, but what does not count before the commit may go on beside it.
/// </param>
internal sealed record BotCheckResult(
    Problem? Problem,
    IReadOnlyList<string> Flags,
    Func<Task<Problem?>> ClaimAsync
)
{
    public static BotCheckResult Passed { get; } =
        new(null, [], () => Task.FromResult<Problem?>(null));
}

/// <summary>
/// Judges a submission that is without faults. Asked for a submission twice, it says the same: a captcha that was used for
/// this very application counts for its repeats.
/// </summary>
public sealed partial class CheckForBots(
    ICaptcha captcha,
    FormTokens tokens,
    DescribeBotCheck describe,
    IUsedTokens used,
    IApplicationStore applications,
    IPostingStore postings,
    IOptions<BotOptions> options,
    TimeProvider time,
    ILogger<CheckForBots> logger
)
{
    internal async Task<BotCheckResult> ExecuteAsync(
        FoundPosting found,
        ApplicationId id,
        JsonObject values,
        CancellationToken cancellationToken
    )
    {
        if (found.Caller == Caller.Server || captcha.Provider == CaptchaProviders.None)
        {
            return BotCheckResult.Passed;
        }

        var form = tokens.Read(Text(values, FormTokens.Field), found.Board, found.Posting.Id);
        var level = form is { State: FormTokenState.Valid, Token: { } token } ? token.Level : 0;
        var scope = new CaptchaScope(found.Board, found.Posting.Id, level);
        if (await SolvedAsync(values, scope, id, cancellationToken) is not { } solved)
        {
            return BotCheckResult.Passed;
        }

        var signs = new BotSigns(
            !Values.IsBlank(values[DescribeBotCheck.Honeypot]),
            form,
            form.Token is { } known ? time.GetUtcNow() - known.IssuedAt : null,
            solved.Outcome
        );
        var (verdict, reasons) = BotRules.Judge(signs, options.Value);
        if (solved.Outcome == CaptchaOutcome.Unavailable)
        {
            BotMetrics.CountUnavailable(captcha.Provider);
            LogUnavailable(captcha.Provider);
        }

        BotMetrics.Count(NameOf(verdict, reasons), reasons);
        return verdict switch
        {
            BotVerdict.Human => new BotCheckResult(
                null,
                reasons,
                () => ClaimAsync(solved.Use, scope, id, cancellationToken)
            ),
            BotVerdict.Suspect => Refused(Ask(scope, reasons)),
            _ => Refused(await AutomatedAsync(found.Board, cancellationToken)),
        };
    }

    /// <summary>Null where the application is known already, and nobody need be asked about it again.</summary>
    private async Task<CaptchaResult?> SolvedAsync(
        JsonObject values,
        CaptchaScope scope,
        ApplicationId id,
        CancellationToken cancellationToken
    )
    {
        if (Text(values, captcha.TokenField!) is not { } token)
        {
            return new CaptchaResult(CaptchaOutcome.Missing);
        }

        if (!CaptchaProviders.IsHosted(captcha.Provider))
        {
            // It tells by itself, so that a repeat is judged like the first try.
            return await captcha.VerifyAsync(token, scope, cancellationToken);
        }

        // The provider takes a token once. What it has passed for this application before is known here.
        var owner = used.FindOwnerAsync(NameOf(token), cancellationToken);
        var known = applications.FindAsync(id, cancellationToken);
        await Task.WhenAll(owner, known);
        if (await known is not null)
        {
            return null;
        }

        return await owner is { } other
            ? new CaptchaResult(
                other == id.ToString() ? CaptchaOutcome.Passed : CaptchaOutcome.Replayed,
                token
            )
            : await captcha.VerifyAsync(token, scope, cancellationToken);
    }

    private async Task<Problem?> ClaimAsync(
        string? use,
        CaptchaScope scope,
        ApplicationId id,
        CancellationToken cancellationToken
    )
    {
        if (
            use is null
            || await used.ClaimAsync(NameOf(use), id.ToString(), cancellationToken) == id.ToString()
        )
        {
            return null;
        }

        BotMetrics.Count(NameOf(BotVerdict.Suspect, []), [BotReasons.CaptchaReplayed]);
        return Ask(scope, [BotReasons.CaptchaReplayed]);
    }

    private Problem Ask(CaptchaScope scope, IReadOnlyList<string> reasons) =>
        BotProblems.CheckNeeded(describe.For(scope with { Level = 1 }, reasons));

    private async Task<Problem> AutomatedAsync(string board, CancellationToken cancellationToken) =>
        BotProblems.Automated(
            (await postings.FindBoardAsync(board, cancellationToken))?.SupportEmail
        );

    private static BotCheckResult Refused(Problem problem) =>
        BotCheckResult.Passed with
        {
            Problem = problem,
        };

    private static string NameOf(string use) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(use)));

    private static string NameOf(BotVerdict verdict, IReadOnlyList<string> reasons) =>
        verdict switch
        {
            BotVerdict.Suspect => "suspect",
            BotVerdict.Bot => "bot",
            _ => reasons.Count > 0 ? "flagged" : "human",
        };

    private static string? Text(JsonObject values, string field) =>
        Values.TryText(values[field], out var text) ? text : null;

    [LoggerMessage(
        801,
        LogLevel.Warning,
        "An application is taken unjudged: {Provider} did not judge its captcha"
    )]
    private partial void LogUnavailable(string provider);
}
