using System.Globalization;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Equality.Reports;

/// <summary>A question as a posting's document has it, for its words. What is shown does not depend on documents.</summary>
/// <param name="IsSingle">Whether it takes one option.</param>
/// <param name="Options">Values and labels, in the order of the form.</param>
public sealed record EqualityQuestion(
    string Question,
    string Label,
    bool IsSingle,
    IReadOnlyList<(string Option, string Label)> Options
)
{
    /// <summary>Those of one posting, in the order of the form.</summary>
    public static IEnumerable<EqualityQuestion> Of(Posting posting) =>
        (posting.DemographicQuestions?.Questions ?? [])
            .Select(Demographic)
            .Concat(ComplianceRules.Questions(posting).SelectMany(Compliance));

    private static EqualityQuestion Demographic(DemographicQuestion question) =>
        new(
            Id(question.Id),
            question.Label,
            question.Type == FieldTypes.SingleSelect,
            [.. question.AnswerOptions.Select(o => (Id(o.Id), o.Label))]
        );

    private static IEnumerable<EqualityQuestion> Compliance(Question question) =>
        question
            .Fields.Where(ComplianceRules.IsAsked)
            .Select(field => new EqualityQuestion(
                field.Key,
                question.Label,
                field.Type == FieldTypes.SingleSelect,
                [.. (field.Values ?? []).Select(v => (ChoiceRules.ValueOf(v), v.Label))]
            ));

    private static string Id(long id) => id.ToString(CultureInfo.InvariantCulture);
}
