using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>The posting's own questions, other than files.</summary>
internal sealed class QuestionRules(Submission submission, SubmissionLimits limits, Faults faults)
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
        if (!Values.TryText(submission.Values[field.Key], out var text))
        {
            faults.Add(field.Key, "The answer must be a single text.");
            return true;
        }

        if (text is null)
        {
            return false;
        }

        text = field.Type == FieldTypes.TextArea ? PlainText.Lines(text) : text;
        if (text.Length > limits.TextAnswerLength)
        {
            faults.Add(
                field.Key,
                $"The answer is too long: it has {text.Length} characters, and at most {limits.TextAnswerLength} fit."
            );
        }
        else if (field.Type != FieldTypes.TextArea && PlainText.HasControls(text))
        {
            faults.Add(
                field.Key,
                "The answer contains characters that cannot be read. Type it again by hand."
            );
        }
        else
        {
            Add(new Answer(field.Key, question.Label, [text], []));
        }

        return true;
    }

    private void Add(Answer answer)
    {
        _characters += answer
            .Values.Concat(answer.Labels)
            .Append(answer.Label)
            .Sum(StoredText.Length);
        if (_characters <= limits.AnswersLength)
        {
            _answers.Add(answer);
            return;
        }

        faults.Add(
            answer.Field,
            $"The answers together are too long: at most {limits.AnswersLength} characters fit, of which an emoji counts as {StoredText.Length("\U0001F600")}. Shorten this one or those before it."
        );
    }

    private bool TakeChoice(Question question, QuestionField field)
    {
        if (ChoiceRules.Read(field, submission.Values[field.Key], faults) is not { } chosen)
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
