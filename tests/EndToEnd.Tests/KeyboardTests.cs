using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>Without a mouse: from the list to the confirmation, with the focus in sight at every stop and out again at the end.</summary>
public sealed class KeyboardTests(TestSite site) : CareersTest(site)
{
    private const int MostStops = 80;

    [Fact]
    public async Task An_application_is_written_and_sent_with_the_keyboard_alone()
    {
        var visit = await VisitAsync();
        var page = visit.Page;
        var list = await visit.OpenListAsync();
        await Expect(list.Heading).ToBeVisibleAsync();

        (await NextAsync(page)).Name.Should().Be("Skip to the main content");
        await page.Keyboard.PressAsync("Enter");
        await Expect(page.Locator("#main")).ToBeFocusedAsync();
        await ToAsync(page, Postings.Title);
        await page.Keyboard.PressAsync("Enter");
        await Expect(visit.Posting.Title).ToBeFocusedAsync();
        await ToAsync(page, "Apply for this role");
        await page.Keyboard.PressAsync("Enter");

        var stops = await FillAsync(page, new Applicant());

        stops
            .Where(stop => stop is not ("" or "resume" or "cover_letter"))
            .Should()
            .ContainInOrder("first_name", "last_name", "email", "phone", "submit");
        await Expect(visit.Posting.Received).ToBeFocusedAsync();
        await LeaveAsync(page);
    }

    [Fact]
    public async Task Faults_are_reached_from_their_list_and_a_step_back_leads_back()
    {
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.Submit.FocusAsync();
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(posting.ErrorSummary).ToBeFocusedAsync();

        (await NextAsync(visit.Page)).Name.Should().Be("Please answer “First Name”.");
        await visit.Page.Keyboard.PressAsync("Enter");
        await Expect(posting.FirstName).ToBeFocusedAsync();
        await visit.Page.Keyboard.PressAsync("Shift+Tab");

        (await StopAsync(visit.Page)).Name.Should().StartWith("Please choose an answer");
    }

    /// <summary>Answers what the focus comes to, until the application is sent; the names of the fields on the way.</summary>
    private static async Task<IReadOnlyList<string>> FillAsync(IPage page, Applicant applicant)
    {
        var stops = new List<string>();
        while (stops.Count < MostStops)
        {
            await NextAsync(page);
            var name = await page.EvaluateAsync<string>(
                "() => document.activeElement.name || document.activeElement.id"
            );
            stops.Add(name);
            switch (name)
            {
                case "first_name":
                    await page.Keyboard.TypeAsync(applicant.FirstName);
                    break;
                case "last_name":
                    await page.Keyboard.TypeAsync(applicant.LastName);
                    break;
                case "email":
                    await page.Keyboard.TypeAsync(applicant.Email);
                    break;
                case "resume":
                    var chooser = await page.RunAndWaitForFileChooserAsync(() =>
                        page.Keyboard.PressAsync("Enter")
                    );
                    await chooser.SetFilesAsync(Files.Cv);
                    // The focus goes on to the button that removes the file again.
                    await Expect(page.Locator(".chosen-file button:focus")).ToBeVisibleAsync();
                    break;
                case "question_5172621002":
                    await page.Keyboard.PressAsync("ArrowDown");
                    break;
                case "submit":
                    await page.Keyboard.PressAsync("Enter");
                    return stops;
                default:
                    await ChooseAsync(page);
                    break;
            }
        }

        throw new InvalidOperationException(
            "The button was not reached: " + string.Join(' ', stops)
        );
    }

    /// <summary>Radio buttons and ticks are answered with "Prefer not to say", where that is what has the focus.</summary>
    private static async Task ChooseAsync(IPage page)
    {
        var label = await page.EvaluateAsync<string>(
            "() => document.activeElement.type === 'radio' ? 'radio' : document.activeElement.labels?.[0]?.textContent ?? ''"
        );
        if (label is "radio" or "Prefer not to say")
        {
            await page.Keyboard.PressAsync("Space");
        }
    }

    private static async Task ToAsync(IPage page, string name)
    {
        for (var stops = 0; stops < MostStops; stops++)
        {
            if ((await NextAsync(page)).Name == name)
            {
                return;
            }
        }

        throw new InvalidOperationException($"Tab does not lead to '{name}'.");
    }

    /// <summary>On to the end of the page: nothing may hold the focus.</summary>
    private static async Task LeaveAsync(IPage page)
    {
        for (var stops = 0; stops < MostStops; stops++)
        {
            await page.Keyboard.PressAsync("Tab");
            if (await page.EvaluateAsync<bool>("() => document.activeElement === document.body"))
            {
                return;
            }
        }

        throw new InvalidOperationException("The focus cannot leave the page.");
    }

    private static async Task<Stop> NextAsync(IPage page)
    {
        await page.Keyboard.PressAsync("Tab");
        var stop = await StopAsync(page);
        stop.IsRinged.Should().BeTrue($"the focus shows on {stop.Kind} '{stop.Name}'");
        stop.IsInSight.Should().BeTrue($"{stop.Kind} '{stop.Name}' is in sight");
        return stop;
    }

    private static Task<Stop> StopAsync(IPage page) =>
        page.EvaluateAsync<Stop>(
            """
            () => {
              const focused = document.activeElement;
              const shown = focused.matches(".file-input") ? focused.nextElementSibling : focused;
              const rings = [getComputedStyle(shown), getComputedStyle(shown, "::after")];
              const isRinged = rings.some((style) => style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2);
              const box = shown.getBoundingClientRect();
              const [x, y] = [box.left + Math.min(box.width / 2, 40), box.top + Math.min(box.height / 2, 20)];
              const hit = document.elementFromPoint(x, y);
              const isInSight = Boolean(hit) && (shown.contains(hit) || hit.contains(shown));
              return { name: focused.textContent.trim(), kind: focused.localName, isRinged, isInSight };
            }
            """
        );

    /// <summary>What has the focus.</summary>
    private sealed record Stop
    {
        public string Name { get; init; } = "";
        public string Kind { get; init; } = "";
        public bool IsRinged { get; init; }
        public bool IsInSight { get; init; }
    }
}
