using ApplyFunctions.EndToEnd.Tests.Looks;
using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using ApplyFunctions.Testing;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>A posting is spoken of in its own language, all else in the reader's.</summary>
public sealed class LanguageTests(TestSite site) : CareersTest(site)
{
    [Fact]
    public async Task Every_language_has_the_same_words_in_the_same_form()
    {
        var visit = await VisitAsync();
        await AsWritten.ServeAsync(visit.Page);
        await visit.OpenListAsync();

        var faults = await visit.Page.EvaluateAsync<string[]>(
            """
            async () => {
              const read = async (language) => (await import(`/as-written/messages/${language}.js`)).default;
              const english = await read("en");
              const kind = (value) =>
                typeof value === "function" ? `function of ${value.length}` : Array.isArray(value) ? `list of ${value.length}` : typeof value;
              const samples = [[1, 1, 1], [2, 30, 400], [0, 0, 0], [null, null, null], ["PDF", "b", "c"], [["a"], 1, 1], [["a", "b"], 1, 1]];
              // Only numbers and names can be told from holes; what a message does with other values is its own affair.
              const say = (message, values) => { try { return [message(...values)].flat().join(" "); } catch { return ""; } };
              const faults = [];
              for (const language of ["de", "fr"]) {
                const words = await read(language);
                for (const key of new Set([...Object.keys(english), ...Object.keys(words)])) {
                  if (kind(words[key]) !== kind(english[key])) faults.push(`${language}: ${key} is ${kind(words[key])}, not ${kind(english[key])}`);
                  else if (typeof words[key] === "string" && words[key].trim() === "") faults.push(`${language}: ${key} is empty`);
                  else if (typeof words[key] === "function") {
                    for (const values of samples) {
                      const [ours, theirs] = [say(words[key], values), say(english[key], values)];
                      const holes = (text) => /undefined|NaN|\[object/.test(text);
                      if (holes(ours) && !holes(theirs)) faults.push(`${language}: ${key} says ${ours}`);
                    }
                  }
                }
              }
              return faults;
            }
            """
        );

        faults.Should().BeEmpty();
    }

    [Fact]
    public async Task A_posting_speaks_its_own_language_and_the_list_the_readers()
    {
        var visit = await VisitAsync();
        var list = await visit.OpenListAsync();
        await Expect(list.Heading).ToBeVisibleAsync();
        await ExpectLanguageAsync(visit, "en");
        visit.Requests("/de-").Should().BeEmpty("only what is needed is loaded");

        await list.OpenAsync(TranslatedPostings.GermanTitle);
        await ExpectLanguageAsync(visit, "de");
        await Expect(visit.Posting.Title).ToBeFocusedAsync();
        await Expect(visit.Page.Locator(".back a")).ToBeInViewportAsync(new() { Ratio = 1 });
        await Expect(visit.Posting.Submit).ToHaveTextAsync("Bewerbung absenden");
        await Expect(visit.Page)
            .ToHaveTitleAsync($"{TranslatedPostings.GermanTitle} – Karriere bei Example Company");
        await Expect(visit.Page.GetByRole(AriaRole.Contentinfo)).ToContainTextAsync("Datenschutz");
        await Expect(visit.Page.Locator(".facts-list")).ToContainTextAsync("Sonntag, 7. Juni 2099");
        await visit.Page.GetByLabel("Vorname").FillAsync("Zoë");
        await visit.Posting.Submit.ClickAsync();
        await Expect(visit.Posting.ErrorSummary)
            .ToContainTextAsync("Bitte sehen Sie 3 Antworten noch einmal an");

        await visit.Page.GoBackAsync();
        await ExpectLanguageAsync(visit, "en");
        await Expect(list.Heading).ToBeVisibleAsync();
        await visit.Page.GoForwardAsync();
        await ExpectLanguageAsync(visit, "de");
        await Expect(visit.Page.GetByLabel("Vorname")).ToHaveValueAsync("Zoë");
        await visit.Page.GetByLabel("E-Mail").FillAsync("zoe@");
        await visit.Page.GetByLabel("E-Mail").BlurAsync();
        await Expect(visit.Page.GetByText("sieht nicht wie eine E-Mail-Adresse aus"))
            .ToBeVisibleAsync();
        visit.Requests("/fr-").Should().BeEmpty();
    }

    [Fact]
    public async Task A_reader_of_French_gets_French_where_no_posting_says_otherwise()
    {
        var visit = await VisitAsync(new() { Locale = "fr-CA" });
        await visit.OpenListAsync();
        await ExpectLanguageAsync(visit, "fr");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveTextAsync("Postes ouverts");
        visit.Requests("/en-").Should().BeEmpty();

        await visit.OpenPostingAsync(Postings.Portuguese);
        await ExpectLanguageAsync(visit, "fr");
        await Expect(visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 }))
            .ToHaveAttributeAsync("lang", "pt");
        await visit.OpenPostingAsync(Postings.Open);
        await ExpectLanguageAsync(visit, "en");
    }

    [Theory]
    [InlineData(
        Postings.German,
        "de",
        "Bewerbung eingegangen: ",
        "Wir haben Ihre Bewerbung",
        "Bewerbung verfolgen",
        "Ihre Bewerbung"
    )]
    [InlineData(
        Postings.French,
        "fr",
        "Candidature reçue : ",
        "Nous avons reçu votre candidature",
        "Suivre votre candidature",
        "Votre candidature"
    )]
    public async Task From_form_to_mail_one_language_is_spoken(
        long id,
        string language,
        string subject,
        string received,
        string follow,
        string own
    )
    {
        var applicant = new Applicant();
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(id);
        await visit.Page.Locator("[name=first_name]").FillAsync(applicant.FirstName);
        await visit.Page.Locator("[name=last_name]").FillAsync(applicant.LastName);
        await visit.Page.Locator("[name=email]").FillAsync(applicant.Email);
        await visit.Page.Locator("[name=resume]").SetInputFilesAsync(Files.Cv);
        await posting.Submit.ClickAsync();
        var heading = visit.Page.GetByRole(AriaRole.Heading, new() { Level = 1 });
        await Expect(heading).ToHaveTextAsync(received);
        await visit.Page.ReloadAsync();
        await Expect(heading).ToHaveTextAsync(received);
        await ExpectLanguageAsync(visit, language);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = follow }).ClickAsync();
        await Expect(heading).ToHaveTextAsync(own);
        await ExpectLanguageAsync(visit, language);

        var mail = await Patience.ForAsync(
            "the confirmation",
            async () => (await Site.Mails.ToAsync(applicant.Email, Cancelled)).FirstOrDefault(),
            Cancelled
        );
        mail.Subject.Should().StartWith(subject);
        mail.Html.Should().Contain($"<html lang=\"{language}\"");
    }

    [Fact]
    public async Task A_language_that_is_written_from_right_to_left_turns_the_page_round()
    {
        var visit = await VisitAsync(new() { ReducedMotion = ReducedMotion.Reduce });
        await RightToLeft.SpeakAsync(visit.Page);
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await Expect(posting.Form).ToBeVisibleAsync();
        await Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("dir", "rtl");
        await posting.Submit.ClickAsync();
        await Expect(posting.ErrorSummary).ToBeFocusedAsync();
        var faults = new List<string>();
        foreach (var mode in Mode.All.Where(mode => mode.Name is "light.1440" or "dark.320"))
        {
            await mode.EnterAsync(visit.Page);
            faults.AddRange(await Measures.LayoutAsync(visit.Page));
            faults.AddRange(
                await Measures.AxeAsync(visit.Page, mode with { Depth = Depth.Everything })
            );
            await Pictures.TakeAsync(visit.Page, "right-to-left", mode);
            await ExpectMirroredAsync(posting.ErrorSummary, posting.FirstName);
        }

        faults.Should().BeEmpty();
    }

    /// <summary>Styles that name left or right would not turn round.</summary>
    [Fact]
    public void Styles_name_no_left_and_no_right()
    {
        var physical = Directory
            .EnumerateFiles(Path.Combine(RepositoryFolder.Path, "careers", "styles"))
            .SelectMany(File.ReadLines)
            .Where(line => RightToLeft.Physical().IsMatch(line));

        physical.Should().BeEmpty();
    }

    /// <summary>Lines begin at the right, and what marks a fault stands there, too.</summary>
    private static async Task ExpectMirroredAsync(ILocator summary, ILocator field)
    {
        var outer = await summary.BoundingBoxAsync();
        var link = await summary.GetByRole(AriaRole.Listitem).First.BoundingBoxAsync();
        (outer!.X + outer.Width - link!.X - link.Width)
            .Should()
            .BeGreaterThan(link.X - outer.X, "the list is indented on the right");
        var question = field.Locator("xpath=ancestor::*[@data-question]");
        (await question.EvaluateAsync<string>("(one) => getComputedStyle(one).borderRightWidth"))
            .Should()
            .Be("4px");
    }

    private static Task ExpectLanguageAsync(Visit visit, string language) =>
        Expect(visit.Page.Locator("html")).ToHaveAttributeAsync("lang", language);
}
