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
        Faults faults
    )
    {
        foreach (var question in Questions(posting))
        {
            // Only choices can be counted without leading back to anyone.
            var answers = question
                .Fields.Where(f =>
                    Handles(f.Key) && f.Type is FieldTypes.SingleSelect or FieldTypes.MultiSelect
                )
                .Select(f => (f.Key, Chosen: ChoiceRules.Read(f, values[f.Key], faults)))
                .ToList();
            var isMissing = answers.Count > 0 && answers.TrueForAll(a => a.Chosen is []);
            if (question.Required == true && isMissing)
            {
                faults.Add(
                    question.Fields[0].Key,
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

    private static IEnumerable<Question> Questions(Posting posting) =>
        (posting.Compliance ?? [])
            .SelectMany(section => section.Questions ?? [])
            .Concat(posting.Questions ?? [])
            .Where(q => q.Fields.Any(f => Handles(f.Key)))
            .DistinctBy(q => q.Fields[0].Key, StringComparer.Ordinal);
}
