using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>The posting's own questions, other than files.</summary>
internal sealed class QuestionRules(Submission submission, RuleTable rules, Faults faults)
{
    private readonly List<Answer> _answers = [];
    private int _characters;

    public IReadOnlyList<Answer> Answers => _answers;

    /// <summary>Reads the answer to one field; true where there is one, right or wrong.</summary>
    public bool Take(Question question, QuestionField field)
    {
        if (submission.Files.Any(f => f.Field == field.Key))
        {
            faults.Add(
                field.Key,
                RuleCodes.TextExpected,
                "A text was expected, and a file came. Write the answer as text."
            );
            return true;
        }

        return field.Type switch
        {
            FieldTypes.SingleSelect or FieldTypes.MultiSelect => TakeChoice(question, field),
            _ => TakeText(question, field),
        };
    }

    private bool TakeText(Question question, QuestionField field)
    {
        var node = submission.Values[field.Key];
        if (Values.TryText(node, out var text) && text is null)
        {
            return false;
        }

        var isOfLines = field.Type == FieldTypes.TextArea && text is not null;
        var kept = isOfLines ? PlainText.Lines(text!) : null;
        var read = TextRules.Read(
            isOfLines ? JsonValue.Create(kept) : node,
            new TextField(field.Key, "The answer"),
            rules[field.Key],
            faults
        );
        if ((read ?? (kept is "" ? kept : null)) is { } answer)
        {
            Add(new Answer(field.Key, question.Label, [answer], []));
        }

        return true;
    }

    private void Add(Answer answer)
    {
        _characters += answer
            .Values.Concat(answer.Labels)
            .Append(answer.Label)
            .Sum(StoredText.Length);
        var most = rules.Form.First(r => r.Code == RuleCodes.AnswersLength).Max!.Value;
        if (_characters <= most)
        {
            _answers.Add(answer);
            return;
        }

        faults.Add(
            answer.Field,
            RuleCodes.AnswersLength,
            $"The answers together are too long: at most {most} characters fit, of which an emoji counts as {StoredText.Length("\U0001F600")}. Shorten this one or those before it.",
            ("max", most),
            ("length", _characters)
        );
    }

    private bool TakeChoice(Question question, QuestionField field)
    {
        if (ChoiceRules.Read(field, submission.Values[field.Key], rules, faults) is not { } chosen)
        {
            return true;
        }

        if (chosen.Count > 0)
        {
            Add(
                new Answer(
                    field.Key,
                    question.Label,
                    [.. chosen.Select(ChoiceRules.ValueOf)],
                    [.. chosen.Select(o => o.Label)]
                )
            );
        }

        return chosen.Count > 0;
    }
}
