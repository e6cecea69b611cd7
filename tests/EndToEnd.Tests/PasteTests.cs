using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>What is in the clipboard can be pasted where a document is asked for.</summary>
public sealed class PasteTests(TestSite site) : CareersTest(site)
{
    /// <summary>Pages can't put files into the clipboard, so the browser's event is made as the browser makes it: where nothing can be typed, for the whole page.</summary>
    private const string PasteFiles = """
        (files) => {
          const clipboardData = new DataTransfer();
          for (const [name, content] of files) clipboardData.items.add(new File([content], name, { type: name.endsWith("png") ? "image/png" : "" }));
          document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }
        """;

    [Fact]
    public async Task A_file_that_is_pasted_is_attached()
    {
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await ZoneOf(posting.Resume)
            .ClickAsync(
                new()
                {
                    Position = new() { X = 4, Y = 4 },
                }
            );
        await PasteAsync(visit, ("cv.txt", "Zoë Łukasiewicz, chief of clocks"));

        await Expect(posting.Resume).ToContainTextAsync("cv.txt");
        await Expect(posting.CoverLetter).Not.ToContainTextAsync("cv.txt");
        await Expect(PickerPage.Remove(posting.Resume)).ToBeFocusedAsync();

        // With the keyboard alone, it is the button that has the focus.
        await posting.CoverLetter.Locator("input[type=file]").FocusAsync();
        await PasteAsync(visit, ("one.txt", "One"), ("two.txt", "Two"));
        await Expect(posting.CoverLetter).Not.ToContainTextAsync("one.txt");
        await PasteAsync(visit, ("picture.png", "No document"));
        await Expect(posting.CoverLetter)
            .ToContainTextAsync("“picture.png” is of a type that we can’t read.");
        await PasteAsync(visit, ("letter.txt", "I can read a clock."));
        await Expect(posting.CoverLetter).ToContainTextAsync("letter.txt");
        await Expect(posting.CoverLetter).Not.ToContainTextAsync("of a type that we can’t read");
    }

    [Fact]
    public async Task A_text_that_is_pasted_is_offered_as_the_document()
    {
        const string letter = "Dear team,\n\nI can read a clock.";
        var applicant = new Applicant();
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        await visit.Page.Context.GrantPermissionsAsync(["clipboard-read", "clipboard-write"]);
        await visit.Page.EvaluateAsync("text => navigator.clipboard.writeText(text)", letter);

        await ZoneOf(posting.CoverLetter)
            .ClickAsync(
                new()
                {
                    Position = new() { X = 4, Y = 4 },
                }
            );
        await visit.Page.Keyboard.PressAsync("ControlOrMeta+v");
        await Expect(posting.CoverLetter)
            .ToContainTextAsync("You pasted a text: “Dear team, I can read a clock.”");
        (await visit.Page.RunAxe()).Violations.Should().BeEmpty();
        await posting
            .CoverLetter.GetByRole(AriaRole.Button, new() { Name = "Discard it" })
            .ClickAsync();
        await Expect(posting.CoverLetter.Locator("input[type=file]")).ToBeFocusedAsync();

        await visit.Page.Keyboard.PressAsync("ControlOrMeta+v");
        await Expect(Use(posting)).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        var area = posting.CoverLetter.GetByRole(AriaRole.Textbox);
        await Expect(area).ToBeFocusedAsync();
        await Expect(area).ToHaveValueAsync(letter);
        var reference = await posting.SubmitAsync();

        var rows = await Site.Storage.RowsAsync(reference, Cancelled);
        rows.Should().ContainKey("file.cover_letter_text");
    }

    private static ILocator ZoneOf(ILocator document) => document.Locator(".drop-zone");

    private static ILocator Use(PostingPage posting) =>
        posting.CoverLetter.GetByRole(AriaRole.Button, new() { Name = "Use the text" });

    private static Task PasteAsync(Visit visit, params (string Name, string Content)[] files) =>
        visit.Page.EvaluateAsync(
            PasteFiles,
            files.Select(file => new[] { file.Name, file.Content }).ToArray()
        );
}
