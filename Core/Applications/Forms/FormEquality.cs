using System.Globalization;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications.Forms;

/// <summary>The questions whose answers never become part of an application, with the consent that they may need.</summary>
internal sealed class FormEquality(
    Posting posting,
    RuleTable rules,
    SentForm sent,
    FormSections form
)
{
    public IEnumerable<FormSection> All()
    {
        var blocks = posting.Compliance ?? [];
        var compliance = blocks
            .SelectMany(block => block.Questions ?? [])
            .Select(form.QuestionOf)
            .OfType<FormQuestion>()
            .ToList();
        var demographic = (posting.DemographicQuestions?.Questions ?? []).Select(Of).ToList();
        if (
            compliance.Count + demographic.Count > 0
            && ConsentRules.EqualityConsent(posting) is { } consent
        )
        {
            yield return new FormSection(SectionKinds.EqualityConsent)
            {
                Questions = [form.Consent(consent, null)],
            };
        }

        if (compliance.Count > 0)
        {
            yield return new FormSection(SectionKinds.Compliance)
            {
                Words = [.. blocks.Select(b => b.Description).OfType<string>()],
                Questions = compliance,
            };
        }

        if (demographic.Count > 0)
        {
            yield return new FormSection(SectionKinds.Demographic)
            {
                Title = posting.DemographicQuestions!.Header,
                Words = posting.DemographicQuestions.Description is { } words ? [words] : [],
                Questions = demographic,
                Faults = form.At(DemographicAnswers.Field),
            };
        }
    }

    private FormQuestion Of(DemographicQuestion question)
    {
        var key = DemographicRules.NameOf(question);
        var isSingle = rules.Find(key, RuleCodes.MaxChoices) is not null;
        var required = rules.Requires(key);
        return new FormQuestion(key, question.Label)
        {
            Required = required,
            Help = question.Description,
            Controls =
            [
                new FormControl(isSingle ? ControlKinds.Radios : ControlKinds.Boxes, key)
                {
                    Options = [.. Options(question, isSingle, required)],
                },
            ],
            Faults = form.At(key),
        };
    }

    // demographic_answers[QUESTION][n][answer_option_id]: radio buttons share one name, boxes have a number each.
    private IEnumerable<FormOption> Options(
        DemographicQuestion question,
        bool isSingle,
        bool required
    )
    {
        var id = question.Id.ToString(CultureInfo.InvariantCulture);
        var chosen = Enumerable
            .Range(0, isSingle ? 1 : question.AnswerOptions.Count)
            .Select(at => sent.Text(DemographicAnswers.Field, id, Number(at), "answer_option_id"))
            .ToHashSet(StringComparer.Ordinal);
        var name = $"{DemographicAnswers.Field}[{id}]";
        for (var i = 0; i < question.AnswerOptions.Count; i++)
        {
            var option = question.AnswerOptions[i];
            var value = option.Id.ToString(CultureInfo.InvariantCulture);
            var at = Number(isSingle ? 0 : i);
            yield return new FormOption(
                option.Label,
                $"{name}[{at}][answer_option_id]",
                value,
                chosen.Contains(value)
            )
            {
                Help = option.Description,
                TextName = option.FreeForm ? $"{name}[{at}][text]" : null,
                Text = option.FreeForm ? sent.Text(DemographicAnswers.Field, id, at, "text") : "",
            };
        }

        if (isSingle && !required)
        {
            yield return new FormOption(null, $"{name}[0][answer_option_id]", "", false);
        }
    }

    private static string Number(int at) => at.ToString(CultureInfo.InvariantCulture);
}
