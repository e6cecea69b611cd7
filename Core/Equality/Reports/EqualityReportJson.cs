using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Core.Equality.Reports;

/// <summary>A report on the wire.</summary>
public static class EqualityReportJson
{
    public static ReadOnlyMemory<byte> Write(EqualityReport report) =>
        SourceJson.Write(
            new JsonObject
            {
                ["board"] = report.Board,
                ["posting"] = report.PostingId,
                ["period"] = report.Period,
                ["threshold"] = report.Threshold,
                ["questions"] = new JsonArray([.. report.Questions.Select(Node)]),
            }
        );

    private static JsonObject Node(QuestionReport question) =>
        new()
        {
            ["question"] = question.Question,
            ["label"] = question.Label,
            ["people"] = question.People,
            ["periods"] = new JsonArray([
                .. question.Periods.Select(p => (JsonNode)JsonValue.Create(p)!),
            ]),
            ["options"] = new JsonArray([
                .. question.Options.Select(o => Node(o, question.People)),
            ]),
        };

    private static JsonObject Node(OptionReport option, int? people) =>
        new()
        {
            ["option"] = option.Option,
            ["label"] = option.Label,
            ["count"] = option.Count,
            ["share"] = option.Share(people),
        };
}
