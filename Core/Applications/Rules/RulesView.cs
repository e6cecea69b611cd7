using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Reading;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>
/// The rule table of a posting as pages are served it: <c>rules</c>, beside the posting's questions. It holds the limits, the
/// types of files, the patterns, and the rules by field.
/// </summary>
public sealed class RulesView(SubmissionRules rules, IOptions<SubmissionLimits> options)
{
    private readonly ConditionalWeakTable<Posting, byte[]> _known = [];

    /// <summary>The value of <c>rules</c> as JSON, made once for each version of a posting that the store hands out.</summary>
    internal ReadOnlyMemory<byte> Of(Posting posting) =>
        _known.GetValue(
            posting,
            p => WireDocument.Json(writer => Document(rules.Of(p)).WriteTo(writer)).Bytes.ToArray()
        );

    private JsonObject Document(RuleTable table)
    {
        var limits = options.Value;
        return new JsonObject
        {
            ["limits"] = new JsonObject
            {
                ["name"] = limits.NameLength,
                ["text"] = limits.TextAnswerLength,
                ["answers"] = limits.AnswersLength,
                ["file_bytes"] = limits.FileBytes,
                ["body_bytes"] = limits.BodyBytes,
                ["files"] = limits.Files,
                ["entries"] = limits.Entries,
                ["first_year"] = DateRules.FirstYear,
                ["last_year"] = DateRules.LastYear,
            },
            ["file_types"] = List(FileSignatures.Types, TypeOf),
            ["programs"] = List(
                FileSignatures.Programs,
                mark => JsonValue.Create(Convert.ToHexStringLower(mark))
            ),
            ["patterns"] = new JsonObject
            {
                ["url"] = PlainText.UrlPattern,
                ["email"] = PlainText.EmailPattern,
            },
            ["form"] = List(table.Form, rule => rule.ToJson()),
            ["fields"] = new JsonObject(
                table.Fields.Select(field =>
                    KeyValuePair.Create<string, JsonNode?>(
                        field.Key,
                        List(field.Value, rule => rule.ToJson())
                    )
                )
            ),
        };
    }

    private static JsonNode TypeOf(FileType type) =>
        new JsonObject
        {
            ["name"] = type.Name,
            ["extensions"] = List(type.Extensions, name => JsonValue.Create(name)),
            ["text"] = type.IsText,
            ["marks"] = List(type.Marks, MarkOf),
            ["also"] = List(type.Also, MarkOf),
            ["end"] = type.End is { } end ? MarkOf(end) : null,
        };

    private static JsonNode MarkOf(FileMark mark) =>
        new JsonObject { ["hex"] = mark.Hex, ["within"] = mark.Within };

    private static JsonArray List<T>(IEnumerable<T> items, Func<T, JsonNode?> write) =>
        [.. items.Select(write)];
}
