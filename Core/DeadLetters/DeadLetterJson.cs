using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Core.DeadLetters;

/// <summary>Dead letters on the wire.</summary>
internal static class DeadLetterJson
{
    /// <summary>A state to list, or both where it is null.</summary>
    internal sealed record Wanted(DeadLetterState? State);

    /// <summary>Null for a word that is no state.</summary>
    public static Wanted? StateOf(string? word) =>
        word switch
        {
            null or "" => new Wanted(State: null),
            "waiting" => new Wanted(DeadLetterState.Waiting),
            "replayed" => new Wanted(DeadLetterState.Replayed),
            _ => null,
        };

    public static ReadOnlyMemory<byte> Write(DeadLetter letter) => SourceJson.Write(Node(letter));

    public static ReadOnlyMemory<byte> Write(IEnumerable<DeadLetter> page, string? next) =>
        SourceJson.Write(
            new JsonObject
            {
                ["dead_letters"] = new JsonArray([.. page.Select(Node)]),
                ["meta"] = new JsonObject { ["next_cursor"] = next },
            }
        );

    public static ReadOnlyMemory<byte> Write(int replayed, bool more) =>
        SourceJson.Write(new JsonObject { ["replayed"] = replayed, ["more"] = more });

    private static JsonObject Node(DeadLetter letter) =>
        new()
        {
            ["id"] = letter.Id,
            ["work"] = Word(letter.Work),
            ["application_id"] = letter.ApplicationId?.ToString(),
            ["state"] = letter.State == DeadLetterState.Waiting ? "waiting" : "replayed",
            ["kept_at"] = letter.KeptAt,
            ["replays"] = letter.Replays,
        };

    private static string Word(WorkKind work) =>
        work switch
        {
            WorkKind.Mail => "mail",
            WorkKind.EqualityAnswer => "equality_answer",
            WorkKind.Text => "text",
            WorkKind.Erasure => "erasure",
            WorkKind.Search => "search",
            WorkKind.Webhook => "webhook",
            _ => "other",
        };
}
