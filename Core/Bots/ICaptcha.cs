using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Bots;

/// <summary>Tells people from programs by a task that a page solves beside its form.</summary>
public interface ICaptcha
{
    /// <summary>One of <see cref="CaptchaProviders"/>.</summary>
    string Provider { get; }

    /// <summary>The form field that carries what solves it; null where there is nothing to solve.</summary>
    string? TokenField { get; }

    /// <summary>A challenge that the app itself sets; null where the provider's own script gets one.</summary>
    JsonObject? CreateChallenge(CaptchaScope scope);

    /// <summary>
    /// Judges what a form carries. That the token was not used before is for <see cref="IUsedTokens"/> to say, where the
    /// provider does not know.
    /// </summary>
    Task<CaptchaResult> VerifyAsync(
        string token,
        CaptchaScope scope,
        CancellationToken cancellationToken
    );
}

/// <summary>What a captcha is solved for.</summary>
/// <param name="Level">0, or 1 for the harder one that who looks suspect gets.</param>
public sealed record CaptchaScope(string Board, long PostingId, int Level);

/// <param name="Use">What makes the token this one and no other, to see that it is not used twice; set where it passed.</param>
public sealed record CaptchaResult(CaptchaOutcome Outcome, string? Use = null);

public enum CaptchaOutcome
{
    /// <summary>The provider judges nothing.</summary>
    NotAsked,

    Passed,

    /// <summary>The form carries nothing that solves it.</summary>
    Missing,

    /// <summary>Solved too long ago.</summary>
    Expired,

    /// <summary>Used for another application before; some providers say no more than that it was this or that it is too old.</summary>
    Replayed,

    /// <summary>Solved for another posting.</summary>
    Elsewhere,

    /// <summary>Solved at the ordinary level where the harder one was asked for.</summary>
    TooEasy,

    /// <summary>Nothing that a page of ours could have sent.</summary>
    Forged,

    /// <summary>The provider does not take it.</summary>
    Rejected,

    /// <summary>Solved on another site.</summary>
    WrongHostname,

    /// <summary>Solved for something else than an application.</summary>
    WrongAction,

    /// <summary>The provider takes the visitor for a program.</summary>
    LowScore,

    /// <summary>The provider did not judge: it is down, too slow, or does not take the settings.</summary>
    Unavailable,
}
