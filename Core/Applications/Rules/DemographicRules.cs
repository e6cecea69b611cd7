using System.Globalization;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Equality;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>The equality questions. <i>Prefer not to say</i> is an answer like any other.</summary>
internal static class DemographicRules
{
    public static IReadOnlyList<EqualityAnswer> Check(
        Posting posting,
        JsonObject values,
        RuleTable rules,
        Faults faults
    )
    {
        // Where nothing is asked, nothing that came can be wrong.
        if (posting.DemographicQuestions?.Questions is not { Count: > 0 } asked)
        {
            return [];
        }

        var given = DemographicAnswers.Read(values, faults);
        var answers = new List<EqualityAnswer>();
        foreach (var question in asked)
        {
            var name = NameOf(question);
            var mine = given.Where(g => g.QuestionId == question.Id).ToList();
            var options = mine.SelectMany(g => g.Options).DistinctBy(o => o.Id).ToList();
            var text = FreeText(question, options);
            if (options.Exists(o => !question.AnswerOptions.Any(x => x.Id == o.Id)))
            {
                faults.Add(
                    name,
                    RuleCodes.OneOf,
                    "The answer is not one of this question's options. Choose from the list."
                );
            }
            else if (options.Count == 0)
            {
                if (rules.Requires(name))
                {
                    faults.Add(
                        name,
                        RuleCodes.Required,
                        "This question is required. Choose an option; declining to answer is one of them."
                    );
                }
            }
            else if (options.Count > rules.Find(name, RuleCodes.MaxChoices)?.Max)
            {
                faults.Add(
                    name,
                    RuleCodes.MaxChoices,
                    "This question takes one option. Choose only one.",
                    ("max", 1)
                );
            }
            else if (text?.Length > rules.Max(name, RuleCodes.MaxLength))
            {
                faults.Add(
                    name,
                    RuleCodes.MaxLength,
                    $"The answer is too long: it has {text.Length} characters, and at most {rules.Max(name, RuleCodes.MaxLength)} fit.",
                    ("max", rules.Max(name, RuleCodes.MaxLength)),
                    ("length", text.Length)
                );
            }
            else
            {
                answers.Add(
                    new EqualityAnswer(
                        Guid.NewGuid().ToString("N"),
                        question.Id.ToString(CultureInfo.InvariantCulture),
                        options.ConvertAll(o => o.Id.ToString(CultureInfo.InvariantCulture)),
                        text
                    )
                );
            }
        }

        return answers;
    }

    public static string NameOf(DemographicQuestion question) =>
        string.Create(CultureInfo.InvariantCulture, $"{DemographicAnswers.Field}.{question.Id}");

    private static string? FreeText(
        DemographicQuestion question,
        List<DemographicAnswers.Option> options
    )
    {
        var texts = options
            .Where(o => question.AnswerOptions.Any(x => x.Id == o.Id && x.FreeForm))
            .Select(o => PlainText.Lines(o.Text ?? ""))
            .Where(t => t.Length > 0)
            .ToList();
        return texts.Count == 0 ? null : string.Join('\n', texts);
    }
}
