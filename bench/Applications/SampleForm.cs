using System.Globalization;
using System.Text.Json;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Equality;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Bench.Applications;

/// <summary>A form that answers what a sample posting requires, with another email for each application.</summary>
internal sealed class SampleForm
{
    public const string FileName = "cv.pdf";
    public const string FirstName = "Ada";
    public const string LastName = "Example";

    private SampleForm(
        Posting posting,
        byte[] file,
        string fileField,
        IReadOnlyList<(string, string)> fields,
        IReadOnlyList<Answer> answers,
        IReadOnlyList<EqualityAnswer> equality
    )
    {
        Posting = posting;
        File = file;
        FileField = fileField;
        Fields = fields;
        Answers = answers;
        Equality = equality;
    }

    public Posting Posting { get; }

    public byte[] File { get; }

    public string FileField { get; }

    /// <summary>The fields beside name, email and file.</summary>
    public IReadOnlyList<(string Name, string Value)> Fields { get; }

    /// <summary>What the app makes of the fields, for the bare program.</summary>
    public IReadOnlyList<Answer> Answers { get; }

    public IReadOnlyList<EqualityAnswer> Equality { get; }

    public string Path =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"v1/boards/{ApplicationForm.Board}/jobs/{Posting.Id}"
        );

    public static string NewEmail() => $"{Guid.NewGuid():N}@example.com";

    /// <param name="postingId">A posting of the board <c>example</c> in <c>samples/</c>.</param>
    /// <param name="fileBytes">The size of the CV.</param>
    public static SampleForm Read(long postingId, int fileBytes)
    {
        var posting =
            JsonSerializer.Deserialize(
                System.IO.File.ReadAllBytes(PathOf(postingId)),
                PostingJson.Default.Posting
            ) ?? throw new InvalidDataException($"The sample posting {postingId} is empty.");
        string[] known = ["first_name", "last_name", "email"];
        var fields = new List<(string, string)>();
        var answers = new List<Answer>();
        var fileField = "";
        foreach (var question in (posting.Questions ?? []).Where(q => q.Required == true))
        {
            var field = question.Fields[0];
            if (field.Type == FieldTypes.File)
            {
                fileField = field.Key;
            }
            else if (!known.Contains(field.Key, StringComparer.Ordinal))
            {
                var (value, labels) = field.Values is [var first, ..]
                    ? (first.Value.ToString(), new[] { first.Label })
                    : ("Yes, of course.", []);
                fields.Add((field.Name, value));
                answers.Add(new Answer(field.Key, question.Label, [value], labels));
            }
        }

        var equality = (posting.DemographicQuestions?.Questions ?? [])
            .Where(question => question.Required)
            .Select(question => new EqualityAnswer(
                Guid.NewGuid().ToString("N"),
                question.Id.ToString(CultureInfo.InvariantCulture),
                [question.AnswerOptions[0].Id.ToString(CultureInfo.InvariantCulture)],
                FreeText: null
            ))
            .ToList();
        fields.AddRange(equality.SelectMany(EqualityFields));
        var file = CvFile.Create(fileBytes);
        return new SampleForm(posting, file, fileField, fields, answers, equality);
    }

    public MultipartFormDataContent ToContent(string email)
    {
        var form = new MultipartFormDataContent
        {
            { new StringContent(FirstName), "first_name" },
            { new StringContent(LastName), "last_name" },
            { new StringContent(email), "email" },
        };
        foreach (var (name, value) in Fields)
        {
            form.Add(new StringContent(value), name);
        }

        form.Add(new ByteArrayContent(File), FileField, FileName);
        return form;
    }

    private static IEnumerable<(string, string)> EqualityFields(EqualityAnswer answer) =>
        [
            ("demographic_answers[][question_id]", answer.Question),
            ("demographic_answers[][answer_options][][answer_option_id]", answer.Options[0]),
        ];

    private static string PathOf(long postingId) =>
        System.IO.Path.Combine(
            RepositoryFolder.Path,
            "samples",
            "boards",
            ApplicationForm.Board,
            "jobs",
            string.Create(CultureInfo.InvariantCulture, $"{postingId}.json")
        );
}
