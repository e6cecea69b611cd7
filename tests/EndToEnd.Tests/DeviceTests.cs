using System.Text.Json.Nodes;
using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using ApplyFunctions.EndToEnd.Tests.State;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>Devices that keep nothing or little, and one on which the form is open twice.</summary>
public sealed class DeviceTests(TestSite site) : CareersTest(site)
{
    // What browsers do when room runs out: writing seems to work, and the transaction is given up when it is to be kept.
    private const string LittleRoom = """
        const { put } = IDBObjectStore.prototype;
        const { commit } = IDBTransaction.prototype;
        const overrun = new WeakSet();
        IDBObjectStore.prototype.put = function (value) {
          if (value.files?.some(({ size }) => size > 2_000_000)) overrun.add(this.transaction);
          return put.call(this, value);
        };
        IDBTransaction.prototype.commit = function () {
          return overrun.has(this) ? this.abort() : commit.call(this);
        };
        """;

    [Theory]
    [InlineData(
        "Object.defineProperty(window, 'indexedDB', { get() { throw new DOMException('no', 'SecurityError'); } })"
    )]
    [InlineData("Object.defineProperty(window, 'indexedDB', { value: undefined })")]
    [InlineData("IDBFactory.prototype.open = () => new EventTarget()")]
    [InlineData(
        "IDBDatabase.prototype.transaction = () => { throw new DOMException('gone', 'InvalidStateError'); }"
    )]
    public async Task Without_storage_the_form_works_and_says_that_nothing_is_kept(string script)
    {
        var applicant = new Applicant();
        var visit = await VisitAsync();
        await visit.Page.AddInitScriptAsync(script);
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await Expect(posting.Trouble).ToContainTextAsync("does not let us keep your answers");
        await Expect(posting.Kept).ToBeHiddenAsync();
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        var reference = await posting.SubmitAsync();

        (await Site.Storage.IdsOfAsync(applicant.Email, Cancelled)).Should().Equal(reference);
    }

    [Fact]
    public async Task Where_files_find_no_room_the_text_is_kept()
    {
        var applicant = new Applicant { Resume = Files.Large };
        var visit = await VisitAsync();
        await visit.Page.AddInitScriptAsync(LittleRoom);
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.FillAsync(applicant);
        await Expect(posting.Trouble).ToContainTextAsync("no room to keep your files");
        await posting.Phone.FillAsync("+44 20 7946 0958");
        await DeviceStorage.UntilKeptAsync(visit.Page, "7946 0958", Cancelled);
        await visit.Page.ReloadAsync();

        await Expect(posting.Email).ToHaveValueAsync(applicant.Email);
        await Expect(posting.Restored).ToContainTextAsync("“large.txt” could not be kept");
        await Expect(PostingPage.AttachButton(posting.Resume)).ToBeVisibleAsync();
        await posting.AttachAsync(posting.Resume, Files.Cv);
        await DeviceStorage.UntilKeptAsync(visit.Page, "file cv.pdf", Cancelled);
        await Expect(posting.Trouble).ToBeHiddenAsync();
    }

    [Fact]
    public async Task What_is_not_saved_when_the_page_is_left_is_brought_back_all_the_same()
    {
        var applicant = new Applicant();
        var (visit, posting) = await BeginAsync(applicant);
        await DeviceStorage.StopAsync(visit.Page);
        await posting.Phone.FillAsync("+44 20 7946 0958");
        await posting.AttachAsync(posting.CoverLetter, Files.Large);
        await visit.Page.ReloadAsync();

        await Expect(posting.Email).ToHaveValueAsync(applicant.Email);
        await Expect(posting.Phone).ToHaveValueAsync("+44 20 7946 0958");
        await Expect(posting.Resume).ToContainTextAsync("cv.pdf");
        await Expect(posting.Restored).ToContainTextAsync("“large.txt” could not be kept");
        await posting.FirstName.FillAsync("Žofie");
        await DeviceStorage.UntilKeptAsync(visit.Page, "Žofie", Cancelled);
        var kept = JsonNode.Parse(await DeviceStorage.DumpAsync(visit.Page))!;
        kept["words"]!.AsObject().Should().BeEmpty("the database has it now");
        kept["drafts"]![0]!["answers"]!.ToJsonString().Should().Contain("7946 0958");
    }

    [Theory]
    [InlineData("5")]
    [InlineData("{}")]
    [InlineData("not JSON")]
    public async Task What_cannot_be_read_is_no_harm(string words)
    {
        var applicant = new Applicant();
        var visit = await VisitAsync();
        await visit.Page.AddInitScriptAsync($"Storage.prototype.getItem = () => '{words}'");
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        var reference = await posting.SubmitAsync();

        (await Site.Storage.IdsOfAsync(applicant.Email, Cancelled)).Should().Equal(reference);
    }

    [Fact]
    public async Task Two_tabs_know_of_each_other_and_the_newest_words_are_kept()
    {
        var visit = await VisitAsync();
        var first = await visit.OpenPostingAsync(Postings.Open);
        await first.FirstName.FillAsync("Zoë");
        await DeviceStorage.UntilKeptAsync(visit.Page, "Zoë", Cancelled);
        var second = await visit.OpenInAnotherTabAsync(Postings.Open);
        await Expect(second.OtherTab).ToContainTextAsync("also open in another tab");
        await Expect(first.OtherTab).ToContainTextAsync("in one of them only");
        await Expect(second.FirstName).ToHaveValueAsync("Zoë");

        await second.FirstName.FillAsync("Zoë Ada");
        await Expect(first.OtherTab).ToContainTextAsync("is newer than what you see here");
        await Expect(first.FirstName).ToHaveValueAsync("Zoë");
        await PostingPage.ButtonIn(first.OtherTab, "Show it here").ClickAsync();
        await Expect(first.FirstName).ToHaveValueAsync("Zoë Ada");
        await first.LastName.FillAsync("Example");
        await Expect(second.OtherTab).ToContainTextAsync("is newer than what you see here");
    }

    [Fact]
    public async Task A_tab_in_which_nothing_was_filled_in_takes_nothing_from_another()
    {
        var visit = await VisitAsync();
        var first = await visit.OpenPostingAsync(Postings.Open);
        var second = await visit.OpenInAnotherTabAsync(Postings.Open);
        await first.FirstName.FillAsync("Zoë");
        await DeviceStorage.UntilKeptAsync(visit.Page, "Zoë", Cancelled);
        await second.Submit.EvaluateAsync("() => dispatchEvent(new Event('pagehide'))");

        (await DeviceStorage.DumpAsync(second.Submit.Page)).Should().Contain("Zoë");

        // Nor what another has left in its last moment.
        await DeviceStorage.StopAsync(visit.Page);
        await first.LastName.FillAsync("Žižkov");
        await first.Submit.EvaluateAsync("() => dispatchEvent(new Event('pagehide'))");
        await second.Submit.EvaluateAsync("() => dispatchEvent(new Event('pagehide'))");
        (await DeviceStorage.DumpAsync(second.Submit.Page)).Should().Contain("Žižkov");
    }

    [Fact]
    public async Task What_one_tab_has_sent_no_other_sends_again()
    {
        var applicant = new Applicant();
        await using var relay = new Relay(Site.Functions);
        var visit = await VisitAsync();
        await visit.GoThroughAsync(relay);
        var first = await visit.OpenPostingAsync(Postings.Open);
        await first.FillAsync(applicant);
        await DeviceStorage.UntilKeptAsync(visit.Page, "file cv.pdf", Cancelled);
        var second = await visit.OpenInAnotherTabAsync(Postings.Open);
        await first.FillEqualityAsync(applicant);
        await second.FillEqualityAsync(applicant);
        // So that what the second would send is another application.
        await second.Phone.FillAsync("+44 20 7946 0958");

        relay.Fault = LineFault.HoldUpload;
        await first.Submit.ClickAsync();
        await Expect(PostingPage.ButtonIn(first.Upload, "Cancel")).ToBeVisibleAsync();
        await second.Submit.ClickAsync();
        await Expect(second.Problem).ToContainTextAsync("being sent in another tab");
        relay.Fault = LineFault.None;

        var reference = await first.ReceivedAsync();
        (await second.ReceivedAsync()).Should().Be(reference);
        visit.Posts.Should().ContainSingle();
        (await Site.Storage.IdsOfAsync(applicant.Email, Cancelled)).Should().Equal(reference);
    }

    [Fact]
    public async Task A_tab_that_heard_of_nothing_still_does_not_send_again()
    {
        var applicant = new Applicant();
        var (visit, first) = await BeginAsync(applicant);
        var second = await visit.OpenInAnotherTabAsync(
            Postings.Open,
            "delete window.BroadcastChannel"
        );
        await second.FillEqualityAsync(applicant);
        await second.Phone.FillAsync("+44 20 7946 0958");
        await first.FillEqualityAsync(applicant);
        var reference = await first.SubmitAsync();
        await second.Submit.ClickAsync();

        (await second.ReceivedAsync()).Should().Be(reference);
        visit.Posts.Should().ContainSingle();
    }
}
