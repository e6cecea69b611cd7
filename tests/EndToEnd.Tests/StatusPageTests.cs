using System.IO.Compression;
using System.Text;
using System.Text.RegularExpressions;
using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using ApplyFunctions.EndToEnd.Tests.State;
using ApplyFunctions.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>By the link that they were given, candidates see their application and have their say about it.</summary>
public sealed partial class StatusPageTests(TestSite site) : CareersTest(site)
{
    private static readonly TimeSpan ErasedWithin = TimeSpan.FromSeconds(60);

    [Fact]
    public async Task The_links_on_the_page_and_in_the_mail_lead_to_the_application_and_it_can_be_withdrawn()
    {
        var applicant = new Applicant();
        var visit = await VisitAsync();
        var reference = await ApplyAsync(visit, applicant);
        await visit
            .Page.GetByRole(AriaRole.Link, new() { Name = "Follow your application" })
            .ClickAsync();
        await Expect(visit.Status.Reference).ToHaveTextAsync(reference);
        visit.Page.Url.Should().EndWith("/?application", "the token is out of the address bar");
        await Expect(visit.Status.Contact).ToContainTextAsync(applicant.Email);
        await Expect(visit.Status.Files).ToContainTextAsync("cv.pdf");
        await visit.Page.ReloadAsync();
        await Expect(visit.Status.Reference).ToHaveTextAsync(reference);

        var link = await MailedLinkAsync(applicant.Email);
        var second = await VisitAsync();
        second.Expect("status of 404");
        var status = await second.OpenStatusAsync(new Uri(Site.Careers, "?application#x.h.1.y"));
        await Expect(status.WrongLink).ToBeVisibleAsync();
        // In the same tab: to the browser it is the same page, and nothing is loaded again.
        await second.Page.GotoAsync(link.AbsoluteUri);
        await Expect(status.Reference).ToHaveTextAsync(reference);
        await Expect(status.Overview).ToContainTextAsync("Received");
        await Expect(status.Overview.GetByRole(AriaRole.Link)).ToHaveTextAsync(Postings.Title);
        second.Page.Url.Should().EndWith("/?application");

        await status.Withdraw.ClickAsync();
        await Expect(status.WithdrawQuestion).ToBeFocusedAsync();
        await second.Page.Keyboard.PressAsync("Escape");
        await Expect(status.Withdraw).ToBeFocusedAsync();
        await second.Page.Keyboard.PressAsync("Enter");
        await status.WithdrawYes.ClickAsync();
        await Expect(status.Result).ToBeFocusedAsync();
        await Expect(status.Overview).ToContainTextAsync("Withdrawn by you");
        await Expect(status.History).ToContainTextAsync("You withdrew it");
        await Expect(status.Withdraw).ToBeHiddenAsync();
        await Expect(status.Correct).ToBeHiddenAsync();

        var mail = await MailAsync(applicant.Email, "Application withdrawn");
        mail.Text.Should().Contain(reference).And.Contain(link.Fragment);
        var rows = await Site.Storage.RowsAsync(reference, Cancelled);
        rows["application"].GetString("Stage").Should().Be("Withdrawn");
        var token = link.Fragment.TrimStart('#');
        second
            .Addresses.Concat(visit.Addresses)
            .Should()
            .NotContain(address => address.Contains(token, StringComparison.Ordinal));
        Site.Output.Should().NotContain(token, "logs hold no token");
    }

    [Fact]
    public async Task A_corrected_address_gets_the_mail_and_what_was_typed_outlives_faults_and_lost_connections()
    {
        var applicant = new Applicant();
        var corrected = new Applicant();
        var visit = await VisitAsync();
        visit.Expect("status of 422");
        visit.Expect("net::ERR_INTERNET_DISCONNECTED");
        var reference = await ApplyAsync(visit, applicant);
        var status = await visit.OpenStatusAsync(await MailedLinkAsync(applicant.Email));
        await status.Correct.ClickAsync();
        await Expect(visit.Page.GetByLabel("First name")).ToBeFocusedAsync();
        await Expect(status.Email).ToHaveValueAsync(applicant.Email);

        await status.Email.FillAsync("zoe@");
        await status.Save.ClickAsync();
        await Expect(status.ContactErrors).ToBeFocusedAsync();
        await Expect(status.Email).ToHaveAttributeAsync("aria-invalid", "true");
        await status.Email.FillAsync(Applicant.LongEmail);
        await status.Save.ClickAsync();
        await Expect(status.ContactErrors)
            .ToContainTextAsync("does not look like an email address");

        await status.Email.FillAsync(corrected.Email);
        await visit.Page.Context.SetOfflineAsync(true);
        await status.Save.ClickAsync();
        await Expect(status.ContactProblem).ToBeFocusedAsync();
        await Expect(status.Email).ToHaveValueAsync(corrected.Email);
        await visit.Page.Context.SetOfflineAsync(false);
        await status.Save.ClickAsync();
        await Expect(status.Result).ToBeFocusedAsync();
        await Expect(status.Contact).ToContainTextAsync(corrected.Email);

        var mail = await MailAsync(corrected.Email, "Contact details changed");
        mail.Text.Should().Contain(reference).And.NotContain(corrected.Email);
        (await Site.Storage.IdsOfAsync(corrected.Email, Cancelled)).Should().Equal(reference);
        (await Site.Mails.ToAsync(applicant.Email, Cancelled)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_new_resume_takes_the_place_of_the_first_and_its_text_is_read()
    {
        var applicant = new Applicant();
        var resume = new FilePayload
        {
            Name = "newer.txt",
            MimeType = "text/plain",
            Buffer = ApplicationForm.UniqueCv(),
        };
        var visit = await VisitAsync();
        var reference = await ApplyAsync(visit, applicant);
        await Site.Storage.SettledAsync(reference, Cancelled);
        await Site.Storage.ChangeRowAsync(
            reference,
            "file.resume",
            row => row["Scan"] = "Infected",
            Cancelled
        );
        var status = await visit.OpenStatusAsync(await MailedLinkAsync(applicant.Email));
        await Expect(status.Files).ToContainTextAsync("This file could not be read.");

        await status.Replace.ClickAsync();
        await status.SendFile.ClickAsync();
        await Expect(status.NewResume).ToContainTextAsync("Please attach a file");
        await visit.Posting.AttachAsync(status.NewResume, Files.Program);
        await Expect(status.NewResume).ToContainTextAsync("is a program, not a document");
        visit.Posts.Should().ContainSingle("what is wrong is not sent");
        await visit.Posting.AttachAsync(status.NewResume, resume);
        await status.SendFile.ClickAsync();
        await Expect(status.Result).ToBeFocusedAsync();
        await Expect(status.Files).ToContainTextAsync("newer.txt");
        await Expect(status.Files).Not.ToContainTextAsync("cv.pdf");
        await Expect(status.Files).Not.ToContainTextAsync("could not be read");

        var rows = await Site.Storage.RowsAsync(reference, Cancelled);
        var variant = rows["file.resume"].GetString("Variant");
        var text = await Patience.ForAsync(
            "the text of the new file",
            () => Site.Storage.BlobAsync("texts", $"{reference}/resume.{variant}.txt", Cancelled),
            Cancelled
        );
        Encoding
            .UTF8.GetString(text)
            .Trim()
            .Should()
            .Be(Encoding.UTF8.GetString(resume.Buffer).Trim());
        (await Site.Storage.BlobAsync("applications", $"{reference}/resume", Cancelled))
            .Should()
            .BeNull("the first file is removed");
        (await MailAsync(applicant.Email, "File replaced")).Text.Should().NotContain("newer");
    }

    [Fact]
    public async Task All_data_can_be_downloaded_and_then_erased_without_a_trace()
    {
        const string canary = "Kanarienvogel";
        var applicant = new Applicant
        {
            LastName = $"{canary}{Guid.NewGuid():N}",
            Resume = new()
            {
                Name = $"{canary}.txt",
                MimeType = "text/plain",
                Buffer = ApplicationForm.UniqueCv(),
            },
        };
        string[] traces =
        [
            applicant.LastName,
            applicant.Email,
            Encoding.UTF8.GetString(applicant.Resume.Buffer).Trim(),
        ];
        var visit = await VisitAsync();
        var reference = await ApplyAsync(visit, applicant);
        await Site.Storage.SettledAsync(reference, Cancelled);
        var link = await MailedLinkAsync(applicant.Email);
        var status = await visit.OpenStatusAsync(link);
        await CheckDownloadAsync(visit, reference);
        foreach (var trace in traces)
        {
            (await Site.Storage.PlacesOfAsync(trace, Cancelled)).Should().NotBeEmpty();
        }

        await status.Erase.ClickAsync();
        await Expect(status.EraseQuestion).ToBeFocusedAsync();
        await status.EraseYes.ClickAsync();
        await Expect(status.Receipt).ToBeVisibleAsync();
        var receipt = await status.Receipt.InnerTextAsync();
        await visit.Page.ReloadAsync();
        await Expect(status.Receipt).ToHaveTextAsync(receipt);
        await Expect(status.Erased)
            .ToBeVisibleAsync(new() { Timeout = (float)ErasedWithin.TotalMilliseconds });
        await Expect(status.State).ToHaveTextAsync("Done");

        foreach (var trace in traces)
        {
            (await Site.Storage.PlacesOfAsync(trace, Cancelled)).Should().BeEmpty();
        }

        var mail = await MailAsync(applicant.Email, "Application erased");
        mail.Text.Should().NotContain("?application");
        visit.Expect("status of 404");
        await visit.OpenStatusAsync(link);
        await Expect(status.WrongLink).ToBeVisibleAsync();
    }

    [Theory]
    [InlineData("")]
    [InlineData("#5172511002-aa-nothing.h.1.c2lnbmF0dXJl")]
    [InlineData("#%00%F0%9F%92%A5/../boards")]
    public async Task A_link_that_leads_nowhere_says_so_and_what_to_do(string fragment)
    {
        var visit = await VisitAsync();
        visit.Expect("status of 404");
        var status = await visit.OpenStatusAsync(new Uri(Site.Careers, $"?application{fragment}"));

        await Expect(status.WrongLink).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("#link-problem")).ToContainTextAsync("copy all of it");
        visit.Page.Url.Should().EndWith("/?application");
    }

    private static async Task<string> ApplyAsync(Visit visit, Applicant applicant)
    {
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        return await posting.SubmitAsync();
    }

    private static async Task CheckDownloadAsync(Visit visit, string reference)
    {
        var download = await visit.Page.RunAndWaitForDownloadAsync(() =>
            visit.Status.Download.ClickAsync()
        );
        download.SuggestedFilename.Should().Be($"application-{reference}.zip");
        // Playwright's own stream cannot be read but asynchronously.
        using var content = new MemoryStream();
        await using (var sent = await download.CreateReadStreamAsync())
        {
            await sent.CopyToAsync(content, Cancelled);
        }

        await using var zip = new ZipArchive(content);
        zip.Entries.Select(entry => entry.FullName)
            .Should()
            .Contain($"{reference}/application.json")
            .And.Contain($"{reference}/texts/resume.txt");
    }

    private async Task<Uri> MailedLinkAsync(string email)
    {
        var mail = await MailAsync(email, "Application received");
        var link = Link().Match(mail.Text).Value;
        mail.Html.Should().Contain(link);
        return new Uri(link);
    }

    private Task<CaughtMail> MailAsync(string email, string subject) =>
        Patience.ForAsync(
            $"mail '{subject}'",
            async () =>
                (await Site.Mails.ToAsync(email, Cancelled)).FirstOrDefault(mail =>
                    mail.Subject.StartsWith(subject, StringComparison.Ordinal)
                ),
            Cancelled
        );

    [GeneratedRegex(@"http\S+\?application#\S+", RegexOptions.None, 1000)]
    private static partial Regex Link();
}
