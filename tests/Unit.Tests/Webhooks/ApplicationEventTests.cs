using System.Runtime.CompilerServices;
using System.Text;
using System.Text.Json;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Webhooks;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Webhooks;

/// <summary>
/// What receivers are told, in <c>Golden/</c>, spread over lines. After an intended change run the tests once with
/// UPDATE_GOLDEN=1 and read the difference.
/// </summary>
public sealed class ApplicationEventTests
{
    private static readonly ApplicationId Id = new(7, "00", new string('0', 20));
    private static readonly DateTimeOffset Moment = new(2026, 3, 1, 12, 30, 0, TimeSpan.Zero);
    private static readonly JsonSerializerOptions Indented = new() { WriteIndented = true };

    [Fact]
    public Task A_full_application() => CompareAsync("full", Full(), Posting());

    [Fact]
    public Task One_that_was_taken_back_and_whose_posting_is_gone() =>
        CompareAsync(
            "bare",
            new StoredApplication(
                Record() with
                {
                    Stage = Stage.Withdrawn,
                },
                [],
                [],
                [
                    new HistoryEvent(Moment, HistoryEvents.Received),
                    new HistoryEvent(Moment.AddHours(1), HistoryEvents.Withdrawn),
                ],
                ""
            ),
            null
        );

    [Theory]
    [InlineData(Stage.Received, "active")]
    [InlineData(Stage.Reviewing, "active")]
    [InlineData(Stage.Interviewing, "active")]
    [InlineData(Stage.Offered, "active")]
    [InlineData(Stage.Hired, "hired")]
    [InlineData(Stage.Rejected, "rejected")]
    [InlineData(Stage.Withdrawn, "rejected")]
    public void Every_stage_has_a_status_of_Greenhouse(Stage stage, string status)
    {
        var application = new StoredApplication(Record() with { Stage = stage }, [], [], [], "");

        var body = new ApplicationEvent(application, null, "0", _ => null, Moment).Write();

        using var document = JsonDocument.Parse(body);
        var shown = document.RootElement.GetProperty("payload").GetProperty("application");
        shown.GetProperty("status").GetString().Should().Be(status);
        (shown.GetProperty("rejected_at").GetString() is null).Should().Be(status != "rejected");
    }

    private static StoredApplication Full()
    {
        var details = new ApplicationDetails(
            new ApplicantLocation("London, UK", null, null),
            [
                new EducationEntry(
                    new EducationChoice(1, "University of Example"),
                    new EducationChoice(2, "Bachelor's Degree"),
                    new EducationChoice(3, null),
                    new MonthAndYear(2015, 9),
                    new MonthAndYear(2018, null)
                ),
            ],
            [
                new EmploymentEntry(
                    "Example Ltd",
                    "Engineer",
                    new MonthAndYear(2019, 1),
                    null,
                    Current: true
                ),
            ],
            new Consents(["gdpr_processing_consent_given"], 365),
            null
        );
        var record = Record() with
        {
            Details = details,
            Source = "newsletter",
            Candidate = new Candidate(
                "Zoë",
                "Example",
                "zoe@example.com",
                "020 7946 0958",
                "+442079460958"
            ),
            Answers =
            [
                new Answer("question_1", "Why <us>?", ["Because & \u2028 so"], []),
                new Answer("question_2", "Which?", ["1", "2"], ["A", "B"]),
            ],
        };
        return new StoredApplication(
            record,
            [
                File("resume", "CV.pdf", FileFormat.Pdf),
                File("cover_letter", "Letter.docx", FileFormat.Docx),
                File("question_3", "Portfolio.pdf", FileFormat.Pdf),
            ],
            [],
            [new HistoryEvent(Moment, HistoryEvents.Received)],
            ""
        );
    }

    private static ApplicationRecord Record() =>
        new(
            Id,
            "example",
            "",
            Moment,
            new Candidate("Ada", "Example", "ada@example.com", null, null),
            [],
            null,
            new ApplicationDetails(null, [], [], Consents.None, null)
        );

    private static AttachedFile File(string field, string name, FileFormat format) =>
        new(new FileRecord(field, name, format, 1, new string('0', 64)), null);

    private static Posting Posting() =>
        new()
        {
            Id = 7,
            InternalJobId = 70,
            Title = "Baker",
            RequisitionId = "B-1",
            AbsoluteUrl = "https://careers.example.com/jobs/7",
            FirstPublished = "2026-01-01T00:00:00Z",
            Departments = [new PostingGroup { Id = 5, Name = "Bread" }],
            Offices =
            [
                new PostingGroup
                {
                    Id = 6,
                    Name = "London",
                    Location = "London, UK",
                },
            ],
        };

    private static async Task CompareAsync(
        string name,
        StoredApplication application,
        Posting? posting
    )
    {
        var body = new ApplicationEvent(
            application,
            posting,
            "0123456789abcdef01234567",
            file =>
                file.Record.Field == "question_3"
                    ? null
                    : $"https://apply.example.com/{file.Record.Field}",
            Moment
        ).Write();

        body.ToArray().Should().OnlyContain(b => b >= 32 && b < 127, "it is one line of ASCII");
        using var document = JsonDocument.Parse(body);
        var actual = JsonSerializer.Serialize(document.RootElement, Indented) + "\n";
        var path = Path.Combine(Folder(), $"{name}.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await System.IO.File.WriteAllTextAsync(
                path,
                actual,
                TestContext.Current.CancellationToken
            );
        }

        var golden = await System.IO.File.ReadAllTextAsync(
            path,
            Encoding.UTF8,
            TestContext.Current.CancellationToken
        );
        actual.Should().Be(golden);
    }

    private static string Folder([CallerFilePath] string here = "") =>
        Path.Combine(Path.GetDirectoryName(here)!, "Golden");
}
