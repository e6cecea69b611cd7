namespace ApplyFunctions.Core.Bots;

/// <summary>What there is to tell a person from a program by.</summary>
/// <param name="HoneypotFilled">Whether the field has a value that people do not see.</param>
/// <param name="FormAge">Since the form was opened; null where nobody knows.</param>
public sealed record BotSigns(
    bool HoneypotFilled,
    FormTokenReading Form,
    TimeSpan? FormAge,
    CaptchaOutcome Captcha
);

public enum BotVerdict
{
    Human,

    /// <summary>Gets one more challenge.</summary>
    Suspect,

    /// <summary>Is refused, and told how a person can go on.</summary>
    Bot,
}

/// <param name="Reasons">See <see cref="BotReasons"/>. Those of a human are what the application is flagged with.</param>
public sealed record BotJudgement(BotVerdict Verdict, IReadOnlyList<string> Reasons);

/// <summary>
/// Makes one verdict of the signs. Nothing that can happen to a person makes a bot of them at once: what only speaks against
/// them asks for a second, harder challenge, and who solves that one is taken, flagged. A provider that is down speaks against
/// nobody.
/// </summary>
public static class BotRules
{
    public static BotJudgement Judge(BotSigns signs, BotOptions options)
    {
        List<string> sure = [];
        AddIf(sure, signs.HoneypotFilled, BotReasons.Honeypot);
        AddIf(sure, signs.Form.State == FormTokenState.Forged, BotReasons.FormTokenForged);
        AddIf(sure, signs.Captcha == CaptchaOutcome.Forged, BotReasons.CaptchaForged);
        if (sure.Count > 0)
        {
            return new BotJudgement(BotVerdict.Bot, sure);
        }

        return signs.Form is { State: FormTokenState.Valid, Token: { Level: > 0 } token }
            ? JudgeSecond(signs, token)
            : JudgeFirst(signs, options);
    }

    private static BotJudgement JudgeFirst(BotSigns signs, BotOptions options)
    {
        var (state, token) = signs.Form;
        var isPlain =
            state == FormTokenState.Valid
            && token!.Kind == FormKind.Plain
            && signs.Captcha == CaptchaOutcome.Missing;
        List<string> doubts = [];
        AddIf(doubts, state == FormTokenState.Missing, BotReasons.FormTokenMissing);
        AddIf(doubts, state == FormTokenState.Expired, BotReasons.FormTokenExpired);
        AddIf(doubts, state == FormTokenState.Elsewhere, BotReasons.FormTokenElsewhere);
        AddIf(doubts, signs.FormAge < options.LeastTime, BotReasons.TooFast);
        AddIf(doubts, isPlain && options.RefusesWithoutScript, BotReasons.WithoutScript);

        List<string> flags = [];
        AddIf(flags, isPlain && !options.RefusesWithoutScript, BotReasons.WithoutScript);
        if (!isPlain && BotReasons.Of(signs.Captcha) is { } reason)
        {
            (signs.Captcha == CaptchaOutcome.Unavailable ? flags : doubts).Add(reason);
        }

        return doubts.Count > 0
            ? new BotJudgement(BotVerdict.Suspect, [.. doubts, .. flags])
            : new BotJudgement(BotVerdict.Human, flags);
    }

    private static BotJudgement JudgeSecond(BotSigns signs, FormToken token)
    {
        var reason = BotReasons.Of(signs.Captcha);
        var reasons = reason is null
            ? token.Reasons
            : [.. token.Reasons.Where(known => known != reason), reason];
        var verdict = signs.Captcha switch
        {
            CaptchaOutcome.Passed or CaptchaOutcome.NotAsked or CaptchaOutcome.Unavailable =>
                BotVerdict.Human,
            // Another try of these would end in the same way, and a person would go on for ever.
            CaptchaOutcome.LowScore or CaptchaOutcome.WrongHostname or CaptchaOutcome.WrongAction =>
                BotVerdict.Bot,
            _ => BotVerdict.Suspect,
        };
        return new BotJudgement(verdict, reasons);
    }

    private static void AddIf(List<string> reasons, bool holds, string reason)
    {
        if (holds)
        {
            reasons.Add(reason);
        }
    }
}
