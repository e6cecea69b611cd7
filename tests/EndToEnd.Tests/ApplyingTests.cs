using System.Net;
using System.Security.Cryptography;
using System.Text;
using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using ApplyFunctions.EndToEnd.Tests.State;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>A person applies, and everything that must come of it comes of it.</summary>
public sealed class ApplyingTests(TestSite site) : CareersTest(site)
{
    // In the order in which the document has them.
    private static readonly string[] WordsOfTheCv =
    [
        "Ada Example",
        "ada.example@example.com",
        "Profile",
        "office manager",
        "Experience",
        "Café Müller & Søn, Zürich",
        "Łódź",
        "Education",
        "Московская школа",
        "Languages",
        "ελληνικά",
        "choir singing",
    ];

    [Fact]
    public async Task An_application_is_kept_confirmed_and_read()
    {
        // No other test gives these equality answers, so that they can be told apart here.
        var applicant = new Applicant
        {
            Ethnicities = ["Indigenous", "Middle Eastern/North African"],
            Gender = "Non-binary",
        };
        var visit = await VisitAsync();
        var list = await visit.OpenListAsync();
        await Expect(list.OpenPosting(Postings.Title)).ToBeVisibleAsync();
        await Expect(list.ClosedPosting(Postings.Title)).ToBeVisibleAsync();

        var posting = await list.OpenAsync(Postings.Title);
        await Expect(posting.Title).ToHaveTextAsync(Postings.Title);
        await posting.FillAsync(applicant);
        await Expect(posting.Resume).ToContainTextAsync("cv.pdf");
        await posting.Phone.FillAsync("+44 20 7946 0958");
        await posting.LinkedIn.FillAsync("https://www.linkedin.com/in/example");
        await posting.FillEqualityAsync(applicant);
        var reference = await posting.SubmitAsync();
        await Expect(visit.Page.GetByRole(AriaRole.Main)).ToContainTextAsync(applicant.Email);

        var stored = await Site.Storage.SettledAsync(reference, Cancelled);
        CheckRows(stored, applicant);
        await CheckFilesAsync(reference);
        await CheckMailAsync(reference, applicant);
        await CheckEqualityAnswersAsync(stored);
        Site.Output.Should().NotContain(applicant.Email, "logs hold nothing personal");
        Site.Output.Should().NotContain(applicant.LastName, "logs hold nothing personal");
    }

    private static void CheckRows(StoredApplication stored, Applicant applicant)
    {
        var application = stored.Rows["application"];
        application.GetString("FirstName").Should().Be(applicant.FirstName);
        application.GetString("LastName").Should().Be(applicant.LastName);
        application.GetString("Email").Should().Be(applicant.Email);
        application.GetString("Answers").Should().Contain("5172803002", "that is LinkedIn");
        var file = stored.Rows["file.resume"];
        file.GetString("Sha256")
            .Should()
            .Be(Convert.ToHexStringLower(SHA256.HashData(Files.Cv.Buffer)));
        file.GetString("FileName").Should().Be("cv.pdf");
        stored.Rows["text.resume"].GetString("Outcome").Should().Be("Extracted");
        stored.Rows["mail.confirmation"].GetInt32("Attempts").Should().Be(1);
    }

    private async Task CheckFilesAsync(string reference)
    {
        var file = await Site.Storage.BlobAsync("applications", $"{reference}/resume", Cancelled);
        file.Should().Equal(Files.Cv.Buffer);
        var text = await Site.Storage.BlobAsync("texts", $"{reference}/resume.txt", Cancelled);
        var at = WordsOfTheCv
            .Select(words =>
                Encoding.UTF8.GetString(text!).IndexOf(words, StringComparison.Ordinal)
            )
            .ToList();
        at.Should().NotContain(-1).And.BeInAscendingOrder();
    }

    private async Task CheckMailAsync(string reference, Applicant applicant)
    {
        var mails = await Site.Mails.ToAsync(applicant.Email, Cancelled);
        var mail = mails.Should().ContainSingle().Which;
        mail.To.Should().ContainSingle();
        mail.Subject.Should().Contain(Postings.Title);
        mail.Html.Should().Contain("</html>");
        foreach (var body in new[] { mail.Text, mail.Html })
        {
            WebUtility
                .HtmlDecode(body)
                .Should()
                .ContainAll(reference, Postings.Title, applicant.FirstName);
            body.Should().NotContainAny(WordsOfTheCv);
        }
    }

    private async Task CheckEqualityAnswersAsync(StoredApplication stored)
    {
        string[] given = ["5300546002", "5300547002", "5300562002"];
        stored.Values.Should().NotContain(value => given.Any(value.Contains));

        var kept = await Site.Storage.EqualityAnswersAsync(stored.Posting, Cancelled);
        var ethnicity = kept.Should()
            .ContainSingle(row => row.GetString("Options") == """["5300546002","5300547002"]""")
            .Which;
        var gender = kept.Should()
            .ContainSingle(row => row.GetString("Options") == """["5300562002"]""")
            .Which;
        foreach (var row in new[] { ethnicity, gender })
        {
            var text = string.Join('\n', row.Select(property => $"{property.Value}"));
            text.Should().NotContain(stored.Id.Split('-')[2], "nothing leads back to the person");
            text.Should().NotContain("@");
            row.GetString("Month").Should().MatchRegex(@"^\d{4}-\d\d$");
        }
    }
}
