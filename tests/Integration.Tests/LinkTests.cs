using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests;

/// <summary>Files that candidates do not attach but give the links of.</summary>
public sealed class LinkTests(RunningSystem system)
{
    private readonly string _folder = Guid.NewGuid().ToString("N");

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("form")]
    [InlineData("json")]
    [InlineData("urlencoded")]
    public async Task A_file_behind_a_link_is_stored_and_read_like_one_that_is_attached(string kind)
    {
        var path = $"/{Guid.NewGuid():N}/Ada%20Example.pdf";
        var pdf = ApplicationForm.Fixture("cv.pdf");
        var form = ByLink(system.Files.Keep(Uri.UnescapeDataString(path), pdf));
        using HttpContent body = kind switch
        {
            "form" => form.ToMultipart(),
            "json" => JsonContent.Create(form.ToJson()),
            _ => new FormUrlEncodedContent(form.Fields),
        };

        var answer = await system.PostAsync(body, null, form.Posting, Stop);

        answer.Status.Should().Be(200, answer.Body.ToJsonString());
        (await StoredAsync(answer.Id, "resume")).Should().Equal(pdf);
        var file = (await system.Storage.RowsAsync(answer.Id, Stop))["file.resume"];
        file.GetString("FileName").Should().Be("Ada Example.pdf");
        file.GetString("Format").Should().Be("Pdf");
        file.GetString("Sha256").Should().Be(Convert.ToHexStringLower(SHA256.HashData(pdf)));
        await system.RowAsync(
            answer.Id,
            "text.resume",
            row => row.GetString("Outcome") == "Extracted",
            Stop
        );
        var text = await system.Storage.BlobAsync("texts", $"{answer.Id}/resume.txt", Stop);
        Encoding.UTF8.GetString(text!).Should().Contain("Ada Example");
    }

    [Fact]
    public async Task All_links_of_a_form_are_fetched_and_no_other()
    {
        var form = ByLink(Keep("resume", out var resume))
            .Set("resume_url_filename", "../Ada.txt")
            .Set("cover_letter_url", Keep("letter", out var letter))
            .Set("question_5172620002_url", Keep("text-question", out _))
            .Set("question_1_url", Keep("no-question", out _))
            .Set("photo_url", Keep("photo", out _));

        var answer = await system.ApplyAsync(form, Stop);

        answer.Status.Should().Be(200, answer.Body.ToJsonString());
        (await StoredAsync(answer.Id, "resume")).Should().Equal(resume);
        (await StoredAsync(answer.Id, "cover_letter")).Should().Equal(letter);
        var rows = await system.Storage.RowsAsync(answer.Id, Stop);
        rows.Keys.Where(k => k.StartsWith("file.", StringComparison.Ordinal)).Should().HaveCount(2);
        rows["file.resume"].GetString("FileName").Should().Be("Ada.txt");
        foreach (var other in (string[])["text-question", "no-question", "photo"])
        {
            system.Files.Visits(Path(other)).Should().Be(0, other);
        }
    }

    [Fact]
    public async Task What_is_wrong_with_links_is_told_beside_everything_else_in_the_order_of_the_form()
    {
        var form = ByLink(system.Files.Keep(Path("page"), "<html>Sign in</html>"u8.ToArray()))
            .Set("first_name", null)
            .Set("cover_letter_url", "https://example.com/letter.pdf")
            .Set(ApplicationForm.SourceQuestion, "1");

        var answer = await system.ApplyAsync(form, Stop);

        answer.Status.Should().Be(422);
        answer
            .FaultyFields.Should()
            .Equal("first_name", "resume", "cover_letter", ApplicationForm.SourceQuestion);
        answer.Fault("resume").Should().Contain("leads to a web page, not to a file");
        answer.Fault("cover_letter").Should().Contain("these places only: localhost:");
        (await system.Storage.ApplicationsOfAsync(form.Email, Stop)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("", "0 bytes")]
    [InlineData("\u0089PNG\r\n\u001a\n", "unsupported file type")]
    [InlineData("<!DOCTYPE html>", "web page")]
    public async Task What_is_fetched_is_judged_like_what_is_attached(string content, string says)
    {
        var bytes = Encoding.Latin1.GetBytes(content);
        var form = ByLink(system.Files.Keep(Path("odd"), bytes));

        var answer = await system.ApplyAsync(form, Stop);

        answer.Status.Should().Be(422);
        answer.Fault("resume").Should().Contain(says);
    }

    [Fact]
    public async Task A_file_over_the_limit_is_told_with_the_limit()
    {
        var form = ByLink(system.Files.Keep(Path("big"), new byte[(10 * 1024 * 1024) + 1]));

        (await system.ApplyAsync(form, Stop)).Fault("resume").Should().Contain("10 MB");
    }

    [Theory]
    [InlineData("http://127.0.0.1/cv.txt")]
    [InlineData("http://169.254.169.254/metadata/instance")]
    [InlineData("http://[::1]/cv.txt")]
    [InlineData("https://example.com/cv.txt")]
    public async Task A_redirect_leads_nowhere_else(string location)
    {
        var form = ByLink(system.Files.Redirect(Path("away"), location));

        (await system.ApplyAsync(form, Stop)).Fault("resume").Should().Contain("leads on to");
    }

    [Fact]
    public async Task The_app_itself_cannot_be_reached_by_a_link()
    {
        var own = new Uri(system.Host.Functions, "/health");
        var form = ByLink(own.AbsoluteUri);

        (await system.ApplyAsync(form, Stop)).Fault("resume").Should().Contain("these places only");
    }

    [Theory]
    [InlineData("file")]
    [InlineData("content")]
    public async Task A_link_beside_a_file_is_one_file_too_many_and_is_not_fetched(string other)
    {
        var form = ByLink(Keep("second", out _));
        _ =
            other == "file"
                ? form.File("resume", "cv.txt", ApplicationForm.UniqueCv())
                : form.Set("resume_content", "QUJD");

        var answer = await system.ApplyAsync(form, Stop);

        answer.FaultyFields.Should().Equal("resume");
        answer.Fault("resume").Should().Contain("More than one file was attached");
        system.Files.Visits(Path("second")).Should().Be(0);
    }

    [Theory]
    [InlineData("""{"a":"b"}""")]
    [InlineData("""["a","b"]""")]
    public async Task A_link_that_is_no_text_is_a_fault(string link)
    {
        var json = new ApplicationForm().Without("resume").ToJson();
        json["resume_url"] = System.Text.Json.Nodes.JsonNode.Parse(link);

        var answer = await system.PostAsync(
            JsonContent.Create(json),
            null,
            ApplicationForm.OpenPosting,
            Stop
        );

        answer
            .Fault("resume")
            .Should()
            .Be("resume_url must be a single text: the address of the file.");
    }

    [Fact]
    public async Task A_closed_posting_fetches_nothing()
    {
        var form = ByLink(Keep("late", out _));
        form.Posting = ApplicationForm.ClosedPosting;

        var answer = await system.ApplyAsync(form, Stop);

        answer.Error.Should().Be("Failed to save person");
        system.Files.Visits(Path("late")).Should().Be(0);
    }

    [Fact]
    public async Task A_retry_has_the_first_id_even_when_its_link_is_dead()
    {
        var form = ByLink(Keep("soon-gone", out var content));
        var first = await system.ApplyAsync(form, Stop);
        system.Files.Remove(Path("soon-gone"));

        var second = await system.ApplyAsync(form, Stop);

        first.Status.Should().Be(200);
        second.Status.Should().Be(200);
        second.Id.Should().Be(first.Id);
        (await StoredAsync(first.Id, "resume")).Should().Equal(content);
    }

    [Fact]
    public async Task A_certificate_that_nobody_vouches_for_is_refused_and_its_issuer_not_looked_for()
    {
        Assert.SkipUnless(
            OperatingSystem.IsLinux(),
            "The tests can add to whom .NET trusts there only."
        );
        _ = Keep("secure", out var content);
        var trusted = ByLink(system.Files.SecureLink(Path("secure")));
        var untrusted = ByLink(system.Files.UntrustedLink(Path("secure")));
        var other = ByLink(system.Files.OtherNameLink(Path("secure")));

        var taken = await system.ApplyAsync(trusted, Stop);
        var refused = await system.ApplyAsync(untrusted, Stop);
        var misnamed = await system.ApplyAsync(other, Stop);

        taken.Status.Should().Be(200, taken.Body.ToJsonString());
        (await StoredAsync(taken.Id, "resume")).Should().Equal(content);
        refused.Fault("resume").Should().Contain("cannot be reached");
        misnamed.Fault("resume").Should().Contain("cannot be reached");
        system.Files.Visits(Path("secure")).Should().Be(1);
        system.Files.VisitsForIssuers.Should().Be(0);
    }

    private static ApplicationForm ByLink(string link) =>
        new ApplicationForm().Without("resume").Set("resume_url", link);

    private string Path(string name) => $"/{_folder}/{name}";

    private string Keep(string name, out byte[] content)
    {
        content = ApplicationForm.UniqueCv();
        return system.Files.Keep(Path(name), content);
    }

    private Task<byte[]?> StoredAsync(string id, string field) =>
        system.Storage.BlobAsync("applications", $"{id}/{field}", Stop);
}
