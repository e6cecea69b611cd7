using System.Text.Json.Nodes;

namespace ApplyFunctions.Core;

/// <summary>
/// Why a request is refused, in the shape of RFC 9457 with the keys that Greenhouse's clients read
/// (<c>error</c>, <c>reason</c>) beside it.
/// </summary>
/// <param name="Status">The HTTP status code.</param>
/// <param name="Code">The last segment of the problem's type URI, stable across releases.</param>
/// <param name="Title">What is wrong and what to do next, in one plain sentence.</param>
/// <param name="Error">Greenhouse's <c>error</c> text, which clients match on.</param>
public sealed record Problem(int Status, string Code, string Title, string Error)
{
    /// <summary>An API key.</summary>
    public const string BasicChallenge = "Basic realm=\"Job Board API\"";

    /// <summary>Greenhouse's <c>reason</c>; the title where Greenhouse has none.</summary>
    public string Reason { get; init; } = Title;

    /// <summary>
    /// With which credentials another try can help, where the status is 401: values of the header <c>WWW-Authenticate</c>.
    /// </summary>
    public IReadOnlyList<string> Challenges { get; init; } = [BasicChallenge];

    /// <summary>After how long another try can help, in whole seconds; null where time alone does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>
    /// The messages by field name, in the order of the form; empty where no field is at fault. Those of
    /// <see cref="Faults"/> unless they are given.
    /// </summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors
    {
        get =>
            field
            ?? Faults
                .GroupBy(fault => fault.Field, StringComparer.Ordinal)
                .ToDictionary(
                    byField => byField.Key,
                    byField => (IReadOnlyList<string>)[.. byField.Select(f => f.Message)],
                    StringComparer.Ordinal
                );
        init;
    }

    /// <summary>What is wrong with an application's answers, by stable codes, in the order of <see cref="Errors"/>.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];

    /// <summary>What another try has to pass, where a bot check was not; see <see cref="Bots.DescribeBotCheck"/>.</summary>
    public JsonObject? BotCheck { get; init; }
}

/// <summary>What is wrong with one answer.</summary>
/// <param name="Field">The form field; an entry's has its number (<c>educations.0.end_date</c>).</param>
/// <param name="Rule">One of <see cref="Applications.Rules.RuleCodes"/>.</param>
/// <param name="Values">What the rule was held against, and what was found: <c>max</c>, <c>length</c>, <c>bytes</c>.</param>
/// <param name="Message">What is wrong and what to do next, in plain words.</param>
public sealed record Fault(
    string Field,
    string Rule,
    IReadOnlyDictionary<string, long> Values,
    string Message
);
