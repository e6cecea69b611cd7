using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>The sample posting has every part of the form that this page was made to replace.</summary>
public sealed class ReferenceFormTests(TestSite site) : CareersTest(site)
{
    private static readonly string[] Places =
    [
        "Company website",
        "Glassdoor",
        "University",
        "LinkedIn",
        "Twitter",
        "Instagram",
        "Scholarship programme participant",
        "Attraction and engagement",
        "I know someone at the company",
        "Grace Hopper Conference",
        "NeurIPS Conference",
        "Other",
    ];

    private static readonly string[] Ethnicities =
    [
        "Asian",
        "Black/African descent",
        "Hispanic/Latino/Latinx",
        "Indigenous",
        "Middle Eastern/North African",
        "White/European descent",
        "Prefer not to say",
    ];

    private static readonly string[] Genders = ["Woman", "Man", "Non-binary", "Prefer not to say"];

    [Fact]
    public async Task Every_part_of_the_reference_form_is_there()
    {
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        foreach (var field in new[] { posting.FirstName, posting.LastName, posting.Email })
        {
            await Expect(field).ToHaveAttributeAsync("aria-required", "true");
        }

        await Expect(posting.Phone).Not.ToHaveAttributeAsync("aria-required", "true");
        foreach (var document in new[] { posting.Resume, posting.CoverLetter })
        {
            await Expect(document).ToContainTextAsync("pdf, doc, docx, txt or rtf");
            await Expect(document).ToContainTextAsync("or drop or paste it here");
            await Expect(PostingPage.AttachButton(document)).ToBeVisibleAsync();
            await Expect(document.GetByRole(AriaRole.Button, new() { Name = "Enter manually" }))
                .ToBeVisibleAsync();
        }

        await Expect(posting.LinkedIn)
            .ToHaveAccessibleDescriptionAsync(
                "Any link that shows your work is welcome: LinkedIn, GitHub, a portfolio or a list of publications."
            );
        await Expect(posting.HeardFrom).ToHaveAttributeAsync("aria-required", "true");
        await Expect(posting.HeardFrom.Locator("option:not([value=''])")).ToHaveTextAsync(Places);
    }

    [Fact]
    public async Task The_equality_questions_are_apart_with_what_is_promised_about_them()
    {
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        var part = visit.Page.GetByRole(AriaRole.Region, new() { Name = "Equality monitoring" });
        await Expect(part).ToContainTextAsync("Answering is voluntary.");
        await Expect(part).ToContainTextAsync("never become part of it");
        await Expect(part).ToContainTextAsync("keeps them confidential");
        await Expect(part.GetByRole(AriaRole.Link, new() { Name = "Privacy policy" }))
            .ToHaveAttributeAsync("href", "https://www.example.com/privacy");
        await Expect(part.Locator(posting.Ethnicity).Locator("label")).ToHaveTextAsync(Ethnicities);
        await Expect(posting.Ethnicity.GetByLabel("Asian"))
            .ToHaveAccessibleDescriptionAsync(
                "For example Chinese, Filipino, Indian, Japanese, Korean, Pakistani or Vietnamese."
            );
        await Expect(posting.Gender.Locator("label")).ToHaveTextAsync(Genders);
        foreach (var name in new[] { "Equal opportunities", "Help for people with a disability" })
        {
            await Expect(visit.Page.GetByRole(AriaRole.Region, new() { Name = name }))
                .ToBeVisibleAsync();
        }
    }
}
