using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests;

public sealed class SubmitApplicationTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_application_is_stored_whole_before_it_is_answered()
    {
        var form = new ApplicationForm().Set("phone", "+44 20 7946 0958");
        form.Set("mapped_url_token", "newsletter")
            .Set("question_5172620002", "https://example.com/me");
        form.AddFile("cover_letter", "letter.txt", ApplicationForm.UniqueCv());

        var answer = await system.ApplyAsync(form, Stop);

        answer.Status.Should().Be(200);
        ((string)answer.Body["success"]!).Should().Be("Candidate saved successfully");
        var rows = await system.Storage.RowsAsync(answer.Id, Stop);
        var application = rows["application"];
        application.GetString("FirstName").Should().Be("Ada");
        application.GetString("Email").Should().Be(form.Email);
        application.GetString("Phone").Should().Be("+44 20 7946 0958");
        application.GetString("Source").Should().Be("newsletter");
        application.GetString("Board").Should().Be(ApplicationForm.Board);
        var answers = JsonNode.Parse(application.GetString("Answers"))!.AsArray();
        answers
            .Select(a => (string)a!["field"]!)
            .Should()
            .BeEquivalentTo("question_5172620002", ApplicationForm.SourceQuestion);
        answers.Single(a => (string)a!["field"]! == ApplicationForm.SourceQuestion)!["labels"]![0]!
            .GetValue<string>()
            .Should()
            .Be("Company website");
        foreach (var field in (string[])["resume", "cover_letter"])
        {
            var stored = await system.Storage.BlobAsync(
                "applications",
                $"{answer.Id}/{field}",
                Stop
            );
            stored.Should().Equal(form.Content(field));
            rows[$"file.{field}"]
                .GetString("Sha256")
                .Should()
                .Be(Convert.ToHexStringLower(SHA256.HashData(stored!)));
        }

        rows.Keys.Should().Contain("mail.confirmation");
        rows.Keys.Should().ContainSingle(k => k.StartsWith("event.") && k.EndsWith(".received"));
    }

    [Fact]
    public async Task Json_with_the_file_in_base64_is_the_same_application_as_a_form()
    {
        var form = new ApplicationForm { IdempotencyKey = Guid.NewGuid().ToString() };

        var answer = await system.PostAsync(
            JsonContent.Create(form.ToJson()),
            form.IdempotencyKey,
            form.Posting,
            Stop
        );

        answer.Status.Should().Be(200);
        var rows = await system.Storage.RowsAsync(answer.Id, Stop);
        rows["file.resume"].GetString("FileName").Should().Be("cv.txt");
        (await system.Storage.BlobAsync("applications", $"{answer.Id}/resume", Stop))
            .Should()
            .Equal(form.Content("resume"));
    }

    [Fact]
    public async Task A_resume_can_be_typed_in_instead_of_attached()
    {
        var form = new ApplicationForm()
            .Without("resume")
            .Set("resume_text", "I have\r\ndone things.");

        var answer = await system.ApplyAsync(form, Stop);

        answer.Status.Should().Be(200);
        var stored = await system.Storage.BlobAsync(
            "applications",
            $"{answer.Id}/resume_text",
            Stop
        );
        Encoding.UTF8.GetString(stored!).Should().Be("I have\ndone things.");
        await system.RowAsync(
            answer.Id,
            "text.resume_text",
            row => row.GetString("Outcome") == "Extracted",
            Stop
        );
    }

    [Theory]
    [InlineData("محمد", "الخوارزمي")]
    [InlineData("👩‍💻 Zoë", "Ångström-Łukasz")]
    [InlineData("J. R. R.", "O'Néill, Jr.")]
    [InlineData("山田", "太郎")]
    public async Task Names_of_all_kinds_are_kept_as_they_are(string first, string last)
    {
        var form = new ApplicationForm().Set("first_name", first).Set("last_name", last);

        var answer = await system.ApplyAsync(form, Stop);

        answer.Status.Should().Be(200);
        var row = (await system.Storage.RowsAsync(answer.Id, Stop))["application"];
        row.GetString("FirstName").Should().Be(first);
        row.GetString("LastName").Should().Be(last);
        var mail = await system.Mails.FirstToAsync(form.Email, Stop);
        mail.Text.Should().Contain(first);
    }

    [Theory]
    [InlineData("../../etc/passwd.txt", "passwd.txt")]
    [InlineData("C:\\\\Users\\\\me\\\\cv.txt", "cv.txt")]
    [InlineData("Lebenslauf für Ö.txt", "Lebenslauf für Ö.txt")]
    public async Task The_name_of_a_file_never_leads_anywhere(string sent, string kept)
    {
        var form = new ApplicationForm().File("resume", sent, ApplicationForm.UniqueCv());

        var answer = await system.ApplyAsync(form, Stop);

        answer.Status.Should().Be(200);
        var rows = await system.Storage.RowsAsync(answer.Id, Stop);
        rows["file.resume"].GetString("FileName").Should().Be(kept);
        (await system.Storage.FilesWithAsync(form.Content("resume"), Stop))
            .Should()
            .Equal($"{answer.Id}/resume");
    }

    [Fact]
    public async Task What_the_posting_does_not_ask_for_is_ignored()
    {
        var form = new ApplicationForm()
            .Set("question_999", "nobody asked")
            .Set("id", "1")
            .Set("submit_button", "Submit");

        var answer = await system.ApplyAsync(form, Stop);

        answer.Status.Should().Be(200);
        var row = (await system.Storage.RowsAsync(answer.Id, Stop))["application"];
        row.GetString("Answers").Should().NotContain("nobody asked");
    }
}
