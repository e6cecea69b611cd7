using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>Files that are kept at Dropbox or Google Drive. Both are stand-ins with the documented interface.</summary>
public sealed class PickerTests(TestSite site) : CareersTest(site)
{
    [Fact]
    public async Task Without_keys_there_are_no_pickers()
    {
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await Expect(PostingPage.AttachButton(posting.Resume)).ToBeVisibleAsync();
        await Expect(PickerPage.Dropbox(posting.Form)).ToHaveCountAsync(0);
        await Expect(PickerPage.Drive(posting.Form)).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Nothing_of_a_vendor_is_loaded_before_its_button_is_pressed()
    {
        var (visit, posting, picker) = await OpenAsync();
        await Expect(PickerPage.Dropbox(posting.Resume)).ToBeVisibleAsync();
        await Expect(PickerPage.Drive(posting.CoverLetter)).ToBeVisibleAsync();
        (await visit.Page.RunAxe()).Violations.Should().BeEmpty();
        await PictureAsync(visit.Page, "pickers.light.1280");
        Visits(visit).Should().BeEmpty();

        var chooser = await picker.OpenAsync(PickerPage.Dropbox(posting.Resume));
        Visits(visit).Should().Contain("/dropins.js").And.NotContain("/gsi.js");
        await chooser.CloseAsync();
        await Expect(posting.Resume).ToContainTextAsync("No file was chosen.");
    }

    [Fact]
    public async Task A_file_from_Dropbox_is_fetched_by_the_functions()
    {
        var applicant = new Applicant { Resume = null };
        var (visit, posting, picker) = await OpenAsync();
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        var chooser = await picker.OpenAsync(PickerPage.Dropbox(posting.Resume));
        chooser.Url.Should().Contain("linkType=direct").And.Contain("sizeLimit=10485760");
        await chooser.GetByRole(AriaRole.Button, new() { Name = "cv.pdf" }).ClickAsync();

        await Expect(posting.Resume).ToContainTextAsync("cv.pdf");
        await Expect(posting.Resume).ToContainTextAsync("2 kB");
        await Expect(PickerPage.Remove(posting.Resume)).ToBeFocusedAsync();
        await PickerPage.Remove(posting.Resume).ClickAsync();
        await Expect(PickerPage.Dropbox(posting.Resume)).ToBeVisibleAsync();
        await picker.PickFromDropboxAsync(posting.Resume, "cv.pdf");
        await Expect(posting.Resume).ToContainTextAsync("cv.pdf");
        var reference = await posting.SubmitAsync();

        visit.Posts.Should().ContainSingle();
        (await Site.Storage.BlobAsync("applications", $"{reference}/resume", Cancelled))
            .Should()
            .Equal(Files.Cv.Buffer);
        var rows = await Site.Storage.RowsAsync(reference, Cancelled);
        rows["file.resume"].GetString("FileName").Should().Be("cv.pdf");
    }

    [Fact]
    public async Task Files_from_Google_Drive_are_attached_and_documents_become_PDFs()
    {
        var applicant = new Applicant { Resume = null };
        var (_, posting, picker) = await OpenAsync();
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        await picker.OpenDriveAsync(posting.Resume, "Allow");
        await picker.PickInDriveAsync("My CV");
        await Expect(posting.Resume).ToContainTextAsync("My CV.pdf");

        // Whoever has given the permission is not asked for it again.
        await PickerPage.Drive(posting.CoverLetter).ClickAsync();
        await picker.PickInDriveAsync("Cancel");
        await Expect(posting.CoverLetter).ToContainTextAsync("No file was chosen.");
        await PickerPage.Drive(posting.CoverLetter).ClickAsync();
        await picker.PickInDriveAsync("My letter");
        await Expect(posting.CoverLetter).ToContainTextAsync("My letter.pdf");
        var reference = await posting.SubmitAsync();

        foreach (var field in new[] { "resume", "cover_letter" })
        {
            (await Site.Storage.BlobAsync("applications", $"{reference}/{field}", Cancelled))
                .Should()
                .Equal(Files.Cv.Buffer);
        }
    }

    [Theory]
    [InlineData("cv.png", "“cv.png” is of a type that we can’t read.")]
    [InlineData("film.pdf", "“film.pdf” has 30 MB, and the limit is 10 MB.")]
    public async Task What_can_not_be_sent_from_Dropbox_is_refused(string name, string message)
    {
        var (_, posting, picker) = await OpenAsync();
        await picker.PickFromDropboxAsync(posting.Resume, name);
        await Expect(posting.Resume).ToContainTextAsync(message);
        await Expect(PickerPage.Remove(posting.Resume)).ToHaveCountAsync(0);
    }

    [Theory]
    [InlineData("game.pdf", "“game.pdf” is a program, not a document.")]
    [InlineData("film.pdf", "“film.pdf” has 30 MB, and the limit is 10 MB.")]
    [InlineData("gone.pdf", "“gone.pdf” could not be fetched from Google Drive.")]
    public async Task What_can_not_be_sent_from_Drive_is_refused(string name, string message)
    {
        var (visit, posting, picker) = await OpenAsync();
        visit.Expect("status of 404");
        await posting.FirstName.FillAsync("Zoë");
        await picker.OpenDriveAsync(posting.Resume, "Allow");
        await picker.PickInDriveAsync(name);
        await Expect(posting.Resume).ToContainTextAsync(message);
        await Expect(PickerPage.Remove(posting.Resume)).ToHaveCountAsync(0);
        await Expect(posting.FirstName).ToHaveValueAsync("Zoë");
    }

    [Theory]
    [InlineData("Deny", "No file was chosen.")]
    [InlineData("Allow less", "Google Drive did not give us permission to fetch the file.")]
    [InlineData(null, "The window of Google Drive was closed before you chose a file.")]
    public async Task Without_a_permission_the_form_stays_as_it_is(string? answer, string message)
    {
        var (_, posting, picker) = await OpenAsync();
        await posting.FirstName.FillAsync("Zoë");
        var consent = await picker.OpenAsync(PickerPage.Drive(posting.Resume));
        await (
            answer is null
                ? consent.CloseAsync()
                : PickerPage.PressLastAsync(
                    consent.GetByRole(AriaRole.Button, new() { Name = answer, Exact = true })
                )
        );
        await Expect(posting.Resume).ToContainTextAsync(message);
        await Expect(posting.FirstName).ToHaveValueAsync("Zoë");
    }

    [Theory]
    [InlineData("Dropbox", "**/dropins.js")]
    [InlineData("Google Drive", "**/api.js")]
    public async Task A_script_that_is_kept_away_is_told_in_words(string place, string script)
    {
        var (visit, posting, _) = await OpenAsync();
        visit.Expect("net::ERR_FAILED");
        visit.Expect("could not be used");
        await visit.Page.RouteAsync(script, route => route.AbortAsync());
        await posting.Resume.GetByRole(AriaRole.Button, new() { Name = place }).ClickAsync();
        await Expect(posting.Resume).ToContainTextAsync($"{place} could not be opened.");

        await posting.AttachAsync(posting.Resume, Files.Cv);
        await Expect(posting.Resume).ToContainTextAsync("cv.pdf");
        await Expect(posting.Resume).Not.ToContainTextAsync("could not be opened");
    }

    [Fact]
    public async Task A_window_that_the_browser_holds_back_opens_when_the_button_is_pressed_again()
    {
        var (visit, posting, picker) = await OpenAsync();
        // As it is when a script took so long that the press does not count any more, or pop-ups are blocked.
        await visit.Page.EvaluateAsync(
            """
            () => {
              let asked = 0;
              Object.defineProperty(navigator, "userActivation", { get: () => ({ isActive: asked++ > 0 }) });
              const { open } = window;
              window.open = () => { window.open = open; return null; };
            }
            """
        );
        await PickerPage.Dropbox(posting.Resume).ClickAsync();
        await Expect(posting.Resume)
            .ToContainTextAsync("Your browser did not let the window of Dropbox open.");
        await PickerPage.Drive(posting.CoverLetter).ClickAsync();
        await Expect(posting.CoverLetter)
            .ToContainTextAsync("Your browser did not let the window of Google Drive open.");

        await picker.PickFromDropboxAsync(posting.Resume, "cv.pdf");
        await Expect(PickerPage.Remove(posting.Resume)).ToBeFocusedAsync();
        await Expect(posting.Resume).Not.ToContainTextAsync("did not let");
        await picker.OpenDriveAsync(posting.CoverLetter, "Allow");
        await picker.PickInDriveAsync("My CV");
        await Expect(posting.CoverLetter).ToContainTextAsync("My CV.pdf");
    }

    [Fact]
    public async Task The_policy_of_the_page_as_it_ships_lets_no_vendor_in()
    {
        var visit = await VisitAsync();
        visit.Expect("violates the following Content Security Policy directive");
        visit.Expect("could not be used");
        await ConfigureAsync(visit);
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await PickerPage.Dropbox(posting.Resume).ClickAsync();
        await Expect(posting.Resume).ToContainTextAsync("Dropbox could not be opened.");
    }

    [Fact]
    public async Task Only_the_browser_brings_a_file_that_takes_the_place_of_another()
    {
        var applicant = new Applicant();
        var (visit, posting, _) = await OpenAsync();
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        await posting.SubmitAsync();
        await visit
            .Page.GetByRole(AriaRole.Link, new() { Name = "Follow your application" })
            .ClickAsync();
        await visit.Status.Replace.ClickAsync();
        await Expect(PickerPage.Drive(visit.Status.NewResume)).ToBeVisibleAsync();
        await Expect(PickerPage.Dropbox(visit.Status.NewResume)).ToHaveCountAsync(0);
    }

    private async Task<(Visit Visit, PostingPage Posting, PickerPage Picker)> OpenAsync()
    {
        var visit = await VisitAsync();
        await ConfigureAsync(visit);
        // A page that a test has changed does not count as one of this machine, from which it may ask there.
        await visit.Page.Context.GrantPermissionsAsync(["local-network-access"]);
        await visit.ChangeAsync(
            $"{Site.Careers}?*",
            page => DocumentedPolicy.AddTo(page, Site.Places.Address)
        );
        var posting = await visit.OpenPostingAsync(Postings.Open);
        return (visit, posting, new PickerPage(visit.Page));
    }

    private Task ConfigureAsync(Visit visit)
    {
        visit.Allow(Site.Places.Address);
        return visit.ChangeAsync(
            "**/config.js",
            config =>
                config.Replace(
                    "config = {",
                    $"config = {Site.Places.Configuration[..^1]},",
                    StringComparison.Ordinal
                )
        );
    }

    /// <summary>What was asked of the vendors.</summary>
    private IEnumerable<string> Visits(Visit visit) =>
        visit
            .Addresses.Select(address => new Uri(address))
            .Where(address => address.Authority == Site.Places.Address.Authority)
            .Select(address => address.AbsolutePath);
}
