using System.Text.Json.Nodes;
using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using ApplyFunctions.EndToEnd.Tests.State;
using Deque.AxeCore.Playwright;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>The page offers whatever the server can ask for.</summary>
public sealed class DetailedFormTests(TestSite site) : CareersTest(site)
{
    [Fact]
    public async Task Everything_that_a_posting_asks_for_can_be_told()
    {
        var applicant = new Applicant { Resume = null };
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Detailed);
        var form = new DetailedPage(visit.Page);
        await form.FillPersonAsync(applicant);

        await form.FillEducationAsync(1, "clockmakers' school", "Bachelor's Degree", "Physics");
        await form.AddEducation.ClickAsync();
        await Expect(form.Education(2).GetByLabel("School or university")).ToBeFocusedAsync();
        await form.FillEducationAsync(2, "Evening School of Žižkov", "Other", "Sundials");
        await form.AddJob.ClickAsync();
        await form.FillJobAsync(1, "Example Bakery", "Baker");
        await form.Job(1).GetByLabel("I work there now").CheckAsync();
        await Expect(form.Job(1).GetByRole(AriaRole.Group, new() { Name = "End date" }))
            .ToBeHiddenAsync();
        await form.Tick("process my data").CheckAsync();
        await form.Tick("keep my data for up to 365 days").CheckAsync();
        await Expect(form.Gender).ToBeHiddenAsync();
        await form.Tick("equality questions").CheckAsync();
        await form.Gender.SelectOptionAsync("Female");
        await form.Handedness.GetByLabel("Left").CheckAsync();
        await PictureAsync(visit.Page, "detailed-filled.light.1280");
        var reference = await posting.SubmitAsync();

        var stored = await Site.Storage.SettledAsync(reference, Cancelled);
        var row = stored.Rows["application"];
        row.GetString("Location").Should().Be("Žižkov");
        row.Should().NotContainKey("Latitude");
        var educations = JsonNode.Parse(row.GetString("Educations"))!.AsArray();
        educations
            .Select(e => e!["school"]!.ToJsonString())
            .Should()
            .Equal(
                """{"id":31,"text":"Clockmakers\u0027 School"}""",
                """{"id":null,"text":"Evening School of \u017Di\u017Ekov"}"""
            );
        ((long)educations[1]!["degree"]!["id"]!).Should().Be(1059);
        var job = JsonNode
            .Parse(row.GetString("Employments"))!
            .AsArray()
            .Should()
            .ContainSingle()
            .Which!;
        ((bool)job["current"]!).Should().BeTrue();
        row.GetString("Consents").Split(',').Should().HaveCount(3);
        stored
            .Values.Should()
            .NotContain(value => value.Contains("\"gender\"", StringComparison.Ordinal));
        var equality = await Site.Storage.EqualityAnswersAsync(stored.Posting, Cancelled);
        equality.Select(r => r.GetString("Question")).Should().BeEquivalentTo("gender", "87");
    }

    [Fact]
    public async Task What_is_missing_is_told_at_each_entry_and_box()
    {
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Detailed);
        var form = new DetailedPage(visit.Page);
        await form.FillPersonAsync(new Applicant { Resume = null });
        await form.AddJob.ClickAsync();
        await form.Job(1).GetByLabel("Employer").FillAsync("Example Bakery");
        await form.Education(1).GetByLabel("Year").First.FillAsync("12");
        await posting.Submit.ClickAsync();

        await Expect(posting.ErrorSummary).ToBeFocusedAsync();
        var links = posting.ErrorSummary.GetByRole(AriaRole.Link);
        await Expect(links)
            .ToHaveTextAsync([
                "Please answer “School or university” for Education 1.",
                "Please answer “Degree” for Education 1.",
                "Please answer “Subject” for Education 1.",
                "Please write the year with four digits, like 2016.",
                "Please answer “End date (or when you expect it to end)” for Education 1.",
                "Please answer “Job title” for Job 1.",
                "Please answer “Start date” for Job 1.",
                "Please answer “End date” for Job 1.",
                "Please tick the box that lets us process your application.",
                "Please tick the box that lets us keep your application.",
            ]);
        await links.Nth(6).ClickAsync();
        await Expect(form.Job(1).GetByLabel("Month").First).ToBeFocusedAsync();

        await form.Job(1).GetByRole(AriaRole.Button, new() { Name = "Remove Job 1" }).ClickAsync();
        await Expect(form.AddJob).ToBeFocusedAsync();
        await posting.Submit.ClickAsync();
        await Expect(links).ToHaveCountAsync(7);
        visit.Posts.Should().BeEmpty();
    }

    [Fact]
    public async Task An_end_before_its_start_is_told_at_the_entry_before_it_is_sent()
    {
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Detailed);
        var form = new DetailedPage(visit.Page);
        await form.FillPersonAsync(new Applicant { Resume = null });
        await form.AddEducation.ClickAsync();
        await form.FillEducationAsync(2, "University of Nowhere", "Diplom", "Physics");
        await form.Education(2).GetByLabel("Year").Last.FillAsync("1999");
        await form.Tick("process my data").CheckAsync();
        await form.Tick("keep my data").CheckAsync();
        await posting.Submit.ClickAsync();

        var end = form.Education(2).GetByRole(AriaRole.Group, new() { Name = "End date" });
        await Expect(posting.ErrorSummary.GetByRole(AriaRole.Link))
            .ToHaveTextAsync(
                "The end date is before the start date. Please correct one of the two."
            );
        await Expect(end).ToContainTextAsync("The end date is before the start date.");
        visit.Posts.Should().BeEmpty();
    }

    [Theory]
    [InlineData(ColorScheme.Light, 1280)]
    [InlineData(ColorScheme.Dark, 320)]
    public async Task It_can_be_used_by_everyone(ColorScheme colors, int width)
    {
        var visit = await VisitAsync(
            new()
            {
                ColorScheme = colors,
                ViewportSize = new() { Width = width, Height = 800 },
                ReducedMotion = ReducedMotion.Reduce,
            }
        );
        var posting = await visit.OpenPostingAsync(Postings.Detailed);
        var form = new DetailedPage(visit.Page);
        await form.AddJob.ClickAsync();
        await form.Tick("equality questions").CheckAsync();
        await posting.Submit.ClickAsync();
        await Expect(posting.ErrorSummary).ToBeFocusedAsync();
        await PictureAsync(visit.Page, $"detailed.{colors.ToString().ToLowerInvariant()}.{width}");

        var found = await visit.Page.RunAxe();
        found
            .Violations.SelectMany(v => v.Nodes.Select(n => $"{v.Id}: {n.Html}"))
            .Should()
            .BeEmpty();
        (
            await visit.Page.EvaluateAsync<int>(
                "() => document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
        )
            .Should()
            .Be(0);
    }
}
