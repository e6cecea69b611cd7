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
    /// <summary>Greenhouse's <c>reason</c>; the title where Greenhouse has none.</summary>
    public string Reason { get; init; } = Title;

    /// <summary>After how long another try can help, in whole seconds; null where time alone does not.</summary>
    public TimeSpan? RetryAfter { get; init; }

    /// <summary>The faults by field name, in the order of the form; empty where no field is at fault.</summary>
    public IReadOnlyDictionary<string, IReadOnlyList<string>> Errors { get; init; } =
        System.Collections.Immutable.ImmutableDictionary<string, IReadOnlyList<string>>.Empty;

    /// <summary>What another try has to pass, where a bot check was not; see <see cref="Bots.DescribeBotCheck"/>.</summary>
    public JsonObject? BotCheck { get; init; }
}
