using System.Globalization;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>The answers to equality questions as clients send them, before they are held against the questions.</summary>
internal static class DemographicAnswers
{
    public const string Field = "demographic_answers";

    /// <summary>
    /// Answers and options without an id are what clients send for questions that nobody answered, and are passed over.
    /// </summary>
    public static IReadOnlyList<Given> Read(JsonObject values, Faults faults)
    {
        var given = new List<Given>();
        if (IsByQuestion(values[Field]))
        {
            foreach (var (question, options) in values[Field]!.AsObject())
            {
                _ = long.TryParse(question, CultureInfo.InvariantCulture, out var id);
                given.Add(new Given(id, Options(options, faults)));
            }

            return given;
        }

        foreach (var item in Values.Groups(values[Field]))
        {
            if (item is JsonObject answer && Values.TryId(answer["question_id"], out var question))
            {
                given.Add(new Given(question, Options(answer["answer_options"], faults)));
            }
            else if (!IsWithout(item, "question_id"))
            {
                faults.Add(
                    Field,
                    RuleCodes.Shape,
                    "Each answer needs a question_id and answer_options, as the posting's demographic_questions name them."
                );
            }
        }

        return given;
    }

    // demographic_answers[QUESTION]=OPTION, as some forms have it.
    private static bool IsByQuestion(JsonNode? node) =>
        node is JsonObject { Count: > 0 } group
        && group.All(pair =>
            pair.Key.All(char.IsAsciiDigit)
            && !(pair.Value is JsonObject answer && answer.ContainsKey("question_id"))
        );

    private static List<Option> Options(JsonNode? node, Faults faults)
    {
        var options = new List<Option>();
        foreach (var item in Values.Groups(node))
        {
            if (item is JsonValue && Values.TryId(item, out var bare))
            {
                options.Add(new Option(bare, null));
            }
            else if (
                item is JsonObject option
                && Values.TryId(option["answer_option_id"], out var id)
                && Values.TryText(option["text"], out var text)
            )
            {
                options.Add(new Option(id, text));
            }
            else if (!IsWithout(item, "answer_option_id"))
            {
                faults.Add(
                    Field,
                    RuleCodes.Shape,
                    "Each of answer_options needs an answer_option_id."
                );
            }
        }

        return options;
    }

    private static bool IsWithout(JsonNode? item, string id) =>
        Values.IsBlank(item) || (item is JsonObject group && Values.IsBlank(group[id]));

    internal sealed record Given(long QuestionId, IReadOnlyList<Option> Options);

    internal sealed record Option(long Id, string? Text);
}
