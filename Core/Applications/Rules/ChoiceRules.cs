using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>What was chosen of a question's options.</summary>
internal static class ChoiceRules
{
    /// <summary>The options, each once; empty where none was chosen, null where the choice is at fault.</summary>
    public static IReadOnlyList<QuestionOption>? Read(
        QuestionField field,
        JsonNode? node,
        RuleTable rules,
        Faults faults
    )
    {
        var chosen = new List<QuestionOption>();
        if (!Values.TryTexts(node, out var texts))
        {
            faults.Add(field.Key, RuleCodes.OneOf, "The answer must be one of the options.");
            return null;
        }

        foreach (var text in texts)
        {
            if (Find(field, text) is not { } option)
            {
                faults.Add(
                    field.Key,
                    RuleCodes.OneOf,
                    "The answer is not one of this question's options. Choose from the list."
                );
                return null;
            }

            if (!chosen.Contains(option))
            {
                chosen.Add(option);
            }
        }

        if (chosen.Count > rules.Find(field.Key, RuleCodes.MaxChoices)?.Max)
        {
            faults.Add(
                field.Key,
                RuleCodes.MaxChoices,
                "This question takes one option. Choose only one.",
                ("max", 1)
            );
            return null;
        }

        return chosen;
    }

    /// <summary>An option's value as text: numbers as they are written, a boolean as 1 or 0.</summary>
    public static string ValueOf(QuestionOption option) =>
        option.Value.ValueKind switch
        {
            JsonValueKind.True => "1",
            JsonValueKind.False => "0",
            _ => option.Value.ToString(),
        };

    // A question of yes or no has the values 1 and 0, and clients answer it as they spell booleans.
    private static QuestionOption? Find(QuestionField field, string text) =>
        WithValue(field, text)
        ?? (
            IsYesOrNo(field) && Values.TryFlag(text, out var flag)
                ? WithValue(field, flag == true ? "1" : "0")
                : null
        );

    private static bool IsYesOrNo(QuestionField field) =>
        field.Values?.All(o => ValueOf(o) is "0" or "1") == true;

    private static QuestionOption? WithValue(QuestionField field, string text) =>
        field.Values?.FirstOrDefault(o => ValueOf(o) == text);
}
