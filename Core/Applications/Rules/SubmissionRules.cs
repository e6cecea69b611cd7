using System.Text.Json.Nodes;
using ApplyFunctions.Core.Education;
using ApplyFunctions.Core.Equality;
using ApplyFunctions.Core.Postings;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>
/// Holds a submission against its posting and finds all faults at once. What the posting does not ask for is left
/// out, never a fault.
/// </summary>
public sealed class SubmissionRules(
    IEducationLists educationLists,
    IPhoneNumbers phones,
    IOptions<SubmissionLimits> options
)
{
    /// <summary>Null where there are faults.</summary>
    internal async Task<CheckedSubmission?> CheckAsync(
        FoundPosting found,
        Submission submission,
        Faults faults,
        CancellationToken cancellationToken
    )
    {
        var (board, posting, caller) = found;
        var values = submission.Values;
        var limits = options.Value;
        var candidate = CandidateRules.Check(
            values,
            CandidateRules.RequiresPhone(posting),
            phones,
            limits,
            faults
        );
        var files = new AttachmentRules(submission, limits, faults);
        var questions = new QuestionRules(submission, limits, faults);
        CheckQuestions(posting, files, questions, faults);
        var location = LocationRules.Check(posting, values, limits, faults);

        // The lists may have to be read from storage, so only who needs them waits for them.
        var lists =
            EducationRules.AsksFor(posting) && !Values.IsBlank(values[EducationRules.Field])
                ? await educationLists.FindAsync(board, cancellationToken)
                : ShippedLists.All;
        var details = new ApplicationDetails(
            location,
            new EducationRules(lists, limits, faults).Check(posting, values),
            new EmploymentRules(limits, faults).Check(posting, values),
            ConsentRules.Check(posting, values, faults),
            ApplicantIp.Read(caller, values)
        );
        var equality = EqualityAnswers(posting, values, limits, faults);
        _ = Values.TryText(values["mapped_url_token"], out var source);
        return faults.Any
            ? null
            : new CheckedSubmission(
                candidate!,
                questions.Answers,
                files.Taken,
                equality,
                Shortened(source, limits.NameLength),
                details
            );
    }

    private static void CheckQuestions(
        Posting posting,
        AttachmentRules files,
        QuestionRules questions,
        Faults faults
    )
    {
        var asked = (posting.Questions ?? []).Concat(posting.LocationQuestions ?? []).ToList();
        foreach (var question in asked.Where(q => !q.Fields.Any(f => IsHandledElsewhere(f.Key))))
        {
            CheckQuestion(question, files, questions, faults);
        }

        foreach (
            var field in AttachmentRules.Always.Where(f =>
                !asked.Exists(q => q.Fields.Any(x => x.Key == f))
            )
        )
        {
            files.Take(field);
        }

        files.CheckNumber();
    }

    private static bool IsHandledElsewhere(string field) =>
        CandidateRules.Handles(field)
        || LocationRules.Handles(field)
        || ComplianceRules.Handles(field);

    private static void CheckQuestion(
        Question question,
        AttachmentRules files,
        QuestionRules questions,
        Faults faults
    )
    {
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

        // Nobody can be asked to fill in what they do not see.
        var isHidden = question.Fields.All(f => f.Type == FieldTypes.Hidden);
        if (question.Required == true && !answered && !isHidden)
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

    private static IReadOnlyList<EqualityAnswer> EqualityAnswers(
        Posting posting,
        JsonObject values,
        SubmissionLimits limits,
        Faults faults
    ) =>
        ConsentRules.AllowsEqualityAnswers(posting, values)
            ?
            [
                .. ComplianceRules.Check(posting, values, faults),
                .. DemographicRules.Check(posting, values, limits, faults),
            ]
            : [];

    private static string? Shortened(string? text, int length) =>
        text?.Length > length ? text[..length] : text;
}

/// <summary>A submission without faults.</summary>
internal sealed record CheckedSubmission(
    Candidate Candidate,
    IReadOnlyList<Answer> Answers,
    IReadOnlyList<NewFile> Files,
    IReadOnlyList<EqualityAnswer> EqualityAnswers,
    string? Source,
    ApplicationDetails Details
);
