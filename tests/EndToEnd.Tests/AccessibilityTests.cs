using ApplyFunctions.EndToEnd.Tests.Looks;
using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>
/// Every state of the page can be used by everyone: in light, dark and forced colours, from 320 to 1440 px, at 200 %, with less
/// motion and with more space in the text. Each state is reached once and looked at in all of these ways.
/// </summary>
public sealed class AccessibilityTests(TestSite site) : CareersTest(site)
{
    [Fact]
    public Task Reading() => WalkAsync(Journeys.ReadingAsync);

    [Fact]
    public Task Applying() => WalkAsync(Journeys.ApplyingAsync);

    [Fact]
    public Task Being_asked_for_everything() => WalkAsync(Journeys.AskedForEverythingAsync);

    [Fact]
    public Task Following_ones_application() => WalkAsync(Journeys.FollowingAsync);

    /// <summary>What assistive technology is given, as Chromium builds it.</summary>
    [Fact]
    public async Task The_accessibility_tree_has_names_roles_and_states()
    {
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await Expect(posting.Form).ToBeVisibleAsync();

        await Expect(visit.Page.Locator("body"))
            .ToMatchAriaSnapshotAsync(
                """
                - banner:
                  - link "Example Company careers"
                - main:
                  - article:
                    - paragraph:
                      - link "All open roles"
                    - heading "Software Engineering Manager, ML Performance" [level=1]
                    - complementary "At a glance"
                    - heading "Apply for this role" [level=2]
                    - form "Apply for this role":
                      - textbox "First Name (required)"
                      - textbox "Email (required)"
                      - group "Resume/CV (required)":
                        - button "Enter manually for Resume/CV"
                      - combobox "Where did you hear about this role? (required)"
                      - region "Equality monitoring":
                        - group "Race/ethnic group (required)":
                          - checkbox "Asian"
                        - radiogroup "Gender (required)":
                          - radio "Woman"
                      - button "Submit application"
                - contentinfo
                """
            );

        await posting.Submit.ClickAsync();
        await Expect(visit.Page.Locator("form"))
            .ToMatchAriaSnapshotAsync(
                """
                - form:
                  - region "7 answers need another look":
                    - list:
                      - listitem:
                        - link "Please answer “First Name”."
                """
            );
        await Expect(posting.FirstName).ToHaveAttributeAsync("aria-required", "true");
        await Expect(posting.FirstName)
            .ToHaveAccessibleDescriptionAsync("Please answer “First Name”.");
    }

    private async Task WalkAsync(Func<Visit, IAsyncEnumerable<string>> journey) =>
        await Walk.AlongAsync(await VisitAsync(Walk.Options), journey);
}
