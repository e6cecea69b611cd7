using System.Text.Json.Nodes;
using ApplyFunctions.Core.Equality;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>
/// The questions that a law has employers ask. Their answers are equality answers: they never become part of an
/// application, wherever in the posting the question stands.
/// </summary>
internal static class ComplianceRules
{
    public static bool Handles(string field) =>
        field is "gender" or "race" or "veteran_status" or "disability_status";

    public static IEnumerable<EqualityAnswer> Check(
        Posting posting,
        JsonObject values,
        RuleTable rules,
        Faults faults
    )
    {
        foreach (var question in Questions(posting))
        {
            var answers = question
                .Fields.Where(IsAsked)
                .Select(f => (f.Key, Chosen: ChoiceRules.Read(f, values[f.Key], rules, faults)))
                .ToList();
            var isMissing = answers.Count > 0 && answers.TrueForAll(a => a.Chosen is []);
            if (isMissing && rules.Requires(question.Fields[0].Key))
            {
                faults.Add(
                    question.Fields[0].Key,
                    RuleCodes.Required,
                    "This question is required. Choose an option; declining to answer is one of them."
                );
            }

            foreach (var (field, chosen) in answers.Where(a => a.Chosen is [_, ..]))
            {
                yield return new EqualityAnswer(
                    Guid.NewGuid().ToString("N"),
                    field,
                    [.. chosen!.Select(ChoiceRules.ValueOf)],
                    FreeText: null
                );
            }
        }
    }

    // Only choices can be counted without leading back to anyone.
    public static bool IsAsked(QuestionField field) =>
        Handles(field.Key) && field.Type is FieldTypes.SingleSelect or FieldTypes.MultiSelect;

    public static IEnumerable<Question> Questions(Posting posting) =>
        (posting.Compliance ?? [])
            .SelectMany(section => section.Questions ?? [])
            .Concat(posting.Questions ?? [])
            .Where(q => q.Fields.Any(f => Handles(f.Key)))
            .DistinctBy(q => q.Fields[0].Key, StringComparer.Ordinal);
}
