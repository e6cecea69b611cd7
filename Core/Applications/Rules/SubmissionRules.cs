using System.Runtime.CompilerServices;
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
    private readonly ConditionalWeakTable<Posting, RuleTable> _known = [];

    /// <summary>The table for a posting, made once for each version of it that the store hands out.</summary>
    internal RuleTable Of(Posting posting) =>
        _known.GetValue(posting, p => RuleTable.Of(p, options.Value));

    /// <summary>What the posting asks for itself, without what has rules of its own.</summary>
    internal static IEnumerable<Question> Questions(Posting posting) =>
        Asked(posting).Where(q => !q.Fields.Any(f => IsHandledElsewhere(f.Key)));

    /// <summary>Whether an application must answer it. Nobody can be asked to fill in what they do not see.</summary>
    internal static bool Demands(Question question) =>
        question.Required == true && question.Fields.Any(f => f.Type != FieldTypes.Hidden);

    /// <summary>Whether it is the text beside a file (<c>resume_text</c>), which is kept as a file of its own.</summary>
    internal static bool IsTextOfFile(Question question, QuestionField field) =>
        question.Fields.Any(f => f.Type == FieldTypes.File && field.Key == $"{f.Key}_text");

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
        var rules = Of(posting);
        var candidate = CandidateRules.Check(values, rules, phones, faults);
        var files = new AttachmentRules(submission, rules, faults);
        var questions = new QuestionRules(submission, rules, faults);
        CheckQuestions(posting, rules, files, questions, faults);
        var location = LocationRules.Check(posting, values, rules, faults);

        // The lists may have to be read from storage, so only who needs them waits for them.
        var lists =
            EducationRules.AsksFor(posting) && !Values.IsBlank(values[EducationRules.Field])
                ? await educationLists.FindAsync(board, cancellationToken)
                : ShippedLists.All;
        var details = new ApplicationDetails(
            location,
            new EducationRules(lists, rules, faults).Check(posting, values),
            new EmploymentRules(rules, faults).Check(posting, values),
            ConsentRules.Check(posting, values, rules, faults),
            ApplicantIp.Read(caller, values)
        );
        var equality = EqualityAnswers(posting, values, rules, faults);
        _ = Values.TryText(values["mapped_url_token"], out var source);
        return faults.Any
            ? null
            : new CheckedSubmission(
                candidate!,
                questions.Answers,
                files.Taken,
                equality,
                Shortened(source, options.Value.NameLength),
                details
            );
    }

    private static void CheckQuestions(
        Posting posting,
        RuleTable rules,
        AttachmentRules files,
        QuestionRules questions,
        Faults faults
    )
    {
        foreach (var question in Questions(posting))
        {
            CheckQuestion(question, rules, files, questions, faults);
        }

        foreach (
            var field in AttachmentRules.Always.Where(f =>
                !Asked(posting).Any(q => q.Fields.Any(x => x.Key == f))
            )
        )
        {
            files.Take(field);
        }

        files.CheckNumber();
    }

    private static IEnumerable<Question> Asked(Posting posting) =>
        (posting.Questions ?? []).Concat(posting.LocationQuestions ?? []);

    private static bool IsHandledElsewhere(string field) =>
        CandidateRules.Handles(field)
        || LocationRules.Handles(field)
        || ComplianceRules.Handles(field);

    private static void CheckQuestion(
        Question question,
        RuleTable rules,
        AttachmentRules files,
        QuestionRules questions,
        Faults faults
    )
    {
        var answered = false;
        foreach (var field in question.Fields.Where(f => f.Type == FieldTypes.File))
        {
            answered |= files.Take(field.Key);
        }

        foreach (
            var field in question.Fields.Where(f =>
                f.Type != FieldTypes.File && !IsTextOfFile(question, f)
            )
        )
        {
            answered |= questions.Take(question, field);
        }

        var first = question.Fields[0];
        if (!answered && rules.Requires(first.Key))
        {
            faults.Add(first.Key, RuleCodes.Required, MissingMessage(question, first));
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
        RuleTable rules,
        Faults faults
    ) =>
        ConsentRules.AllowsEqualityAnswers(posting, values)
            ?
            [
                .. ComplianceRules.Check(posting, values, rules, faults),
                .. DemographicRules.Check(posting, values, rules, faults),
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
