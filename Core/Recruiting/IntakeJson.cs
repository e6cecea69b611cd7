using System.Globalization;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Search;

namespace ApplyFunctions.Core.Recruiting;

/// <summary>Counts on the wire.</summary>
internal static class IntakeJson
{
    public static JsonObject Of(DateOnly from, DateOnly to, SearchCounts counts) =>
        new()
        {
            ["from"] = Day(from),
            ["to"] = Day(to),
            ["applications"] = counts.Applications,
            ["per_day"] = new JsonArray([
                .. Enumerable
                    .Range(0, to.DayNumber - from.DayNumber + 1)
                    .Select(i => from.AddDays(i))
                    .Select(day => Count("day", Day(day), counts.Days.GetValueOrDefault(day))),
            ]),
            ["by_source"] = new JsonArray([
                .. counts
                    .Sources.Take(CountIntake.MostSources)
                    .Select(s => Count("source", s.Key.Length == 0 ? null : s.Key, s.Value)),
            ]),
            ["other_sources"] = counts.Sources.Skip(CountIntake.MostSources).Sum(s => s.Value),
            ["by_stage"] = Counts("stage", Stages.All.Select(s => s.Word()), counts.Stages),
            ["by_text"] = Counts("outcome", TextWords.All, counts.Texts),
            ["flagged"] = counts.Flagged,
        };

    private static JsonArray Counts(
        string name,
        IEnumerable<string> words,
        IReadOnlyDictionary<string, int> counts
    ) => new([.. words.Select(word => Count(name, word, counts.GetValueOrDefault(word)))]);

    private static JsonNode Count(string name, string? word, int count) =>
        new JsonObject { [name] = word, ["applications"] = count };

    private static string Day(DateOnly day) =>
        day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);
}
