using ApplyFunctions.Core.Equality;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>
/// Holds a submission against its posting and finds all faults at once. What the posting does not ask for is left
/// out, never a fault.
/// </summary>
internal static class SubmissionRules
{
    public static CheckedSubmission? Check(
        Posting posting,
        Submission submission,
        SubmissionLimits limits,
        Faults faults
    )
    {
        var values = submission.Values;
        var candidate = CandidateRules.Check(values, posting, limits, faults);
        var files = new AttachmentRules(submission, limits, faults);
        var questions = new QuestionRules(submission, limits, faults);

        // Whether the posting lists it or not, a résumé or cover letter that is sent is kept.
        string[] always = ["resume", "cover_letter"];
        var asked = posting.Questions ?? [];
        foreach (var question in asked)
        {
            CheckQuestion(question, files, questions, faults);
        }

        foreach (var field in always.Where(f => !asked.Any(q => q.Fields.Any(x => x.Key == f))))
        {
            files.Take(field);
        }

        var equality = DemographicRules.Check(posting, values, limits, faults);
        _ = Values.TryText(values["mapped_url_token"], out var source);
        return faults.Any
            ? null
            : new CheckedSubmission(
                candidate!,
                questions.Answers,
                files.Taken,
                equality,
                Shortened(source, limits.NameLength)
            );
    }

    private static void CheckQuestion(
        Question question,
        AttachmentRules files,
        QuestionRules questions,
        Faults faults
    )
    {
        if (question.Fields.Any(f => CandidateRules.Handles(f.Key)))
        {
            return;
        }

        var answered = false;
        var attached = question.Fields.Where(f => f.Type == FieldTypes.File).ToList();
        foreach (var field in attached)
        {
            answered |= files.Take(field.Key);
        }

        // The text beside a file (resume_text) is kept as a file of its own.
        foreach (
            var field in question.Fields.Where(f =>
                f.Type != FieldTypes.File && !attached.Exists(a => f.Key == $"{a.Key}_text")
            )
        )
        {
            answered |= questions.Take(question, field);
        }

        if (question.Required == true && !answered)
        {
            var first = question.Fields[0];
            faults.Add(first.Key, MissingMessage(question, first));
        }
    }

    private static string MissingMessage(Question question, QuestionField field) =>
        field.Type switch
        {
            FieldTypes.File when question.Fields.Count > 1 =>
                $"{question.Label} is required. Attach a file, or enter the text yourself.",
            FieldTypes.File => $"{question.Label} is required. Attach a file.",
            FieldTypes.SingleSelect => "This question is required. Choose one of the options.",
            FieldTypes.MultiSelect =>
                "This question is required. Choose at least one of the options.",
            _ => "This question is required. Write an answer.",
        };

    private static string? Shortened(string? text, int length) =>
        text?.Length > length ? text[..length] : text;
}

/// <summary>A submission without faults.</summary>
internal sealed record CheckedSubmission(
    Candidate Candidate,
    IReadOnlyList<Answer> Answers,
    IReadOnlyList<NewFile> Files,
    IReadOnlyList<EqualityAnswer> EqualityAnswers,
    string? Source
);
