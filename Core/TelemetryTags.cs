namespace ApplyFunctions.Core;

/// <summary>What spans and metrics say. Ids of applications and postings stand in spans alone: there are too many for a metric.</summary>
internal static class TelemetryTags
{
    public const string Board = "board";
    public const string Posting = "posting";
    public const string Application = "application";
    public const string Field = "field";
    public const string Kind = "kind";
    public const string Outcome = "outcome";
    public const string Format = "format";
    public const string Work = "work";
    public const string Queue = "queue";
    public const string Count = "count";
    public const string Pages = "pages";
    public const string Characters = "characters";

    public static KeyValuePair<string, object?> Of(string name, object? value) => new(name, value);
}
