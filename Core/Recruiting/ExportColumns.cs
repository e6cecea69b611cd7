using System.Globalization;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Recruiting;

/// <summary>The columns of an export, and what an application has in them.</summary>
internal sealed class ExportColumns
{
    private static readonly string[] Always =
    [
        "application_id",
        "posting_id",
        "posting",
        "received_at",
        "stage",
        "source",
        "flags",
        "first_name",
        "last_name",
        "email",
        "phone",
        "location",
        "files",
    ];

    private const string Rest = "answers";

    private readonly List<(string Label, IReadOnlyList<string> Fields)> _questions;

    /// <param name="posting">Whose questions have columns of their own; null where there is no single one.</param>
    public ExportColumns(Posting? posting)
    {
        _questions = [.. Asked(posting).Select(q => (q.Label, Keys(q)))];
        Names = [.. Unique([.. Always, .. _questions.Select(q => q.Label), Rest])];
    }

    public IReadOnlyList<string> Names { get; }

    /// <param name="title">Of the posting; null where it is gone.</param>
    public IReadOnlyList<string?> Row(StoredApplication application, string? title)
    {
        var record = application.Record;
        var candidate = record.Candidate;
        var own = _questions.SelectMany(q => q.Fields).ToHashSet(StringComparer.Ordinal);
        return
        [
            record.Id.ToString(),
            record.Id.PostingId.ToString(CultureInfo.InvariantCulture),
            title,
            Rfc3339.Format(record.ReceivedAt),
            record.Stage.Word(),
            record.Source,
            string.Join(", ", record.Flags),
            candidate.FirstName,
            candidate.LastName,
            candidate.Email,
            candidate.Phone,
            record.Details.Location?.Text,
            string.Join('\n', application.Files.Select(f => f.Record.FileName)),
            .. _questions.Select(q => AnswerTo(q.Fields, record.Answers)),
            string.Join('\n', Lines(record, own)),
        ];
    }

    // A question for a file has its file, and those for names and places have columns.
    private static IEnumerable<Question> Asked(Posting? posting) =>
        (posting?.Questions ?? []).Where(q =>
            Keys(q).Count > 0 && !q.Fields.Any(f => f.Type == FieldTypes.File)
        );

    private static IReadOnlyList<string> Keys(Question question) =>
        [
            .. question
                .Fields.Select(f => f.Key)
                .Where(key => !Always.Contains(key, StringComparer.Ordinal)),
        ];

    private static string? AnswerTo(IReadOnlyList<string> fields, IReadOnlyList<Answer> answers)
    {
        var given = answers.Where(a => fields.Contains(a.Field, StringComparer.Ordinal)).ToList();
        return given.Count == 0 ? null : string.Join('\n', given.Select(Text));
    }

    private static IEnumerable<string> Lines(ApplicationRecord record, HashSet<string> own)
    {
        foreach (var answer in record.Answers.Where(a => !own.Contains(a.Field)))
        {
            yield return Line(answer.Label, Text(answer));
        }

        foreach (var education in record.Details.Educations)
        {
            string?[] parts =
            [
                education.School.Text,
                education.Degree.Text,
                education.Discipline.Text,
            ];
            yield return Line("Education", string.Join(", ", parts.OfType<string>()));
        }

        foreach (var job in record.Details.Employments)
        {
            yield return Line("Employment", $"{job.Title}, {job.CompanyName}");
        }
    }

    private static string Text(Answer answer) =>
        string.Join("; ", answer.Labels.Count > 0 ? answer.Labels : answer.Values);

    // A line of an answer's own would look like another answer.
    private static string Line(string label, string text) =>
        $"{label}: {text}".ReplaceLineEndings(" ");

    private static IEnumerable<string> Unique(IEnumerable<string> names)
    {
        var seen = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
        {
            var unique = name;
            for (var number = 2; !seen.Add(unique); number++)
            {
                unique = string.Create(CultureInfo.InvariantCulture, $"{name} ({number})");
            }

            yield return unique;
        }
    }
}
