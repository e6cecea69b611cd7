using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using ApplyFunctions.EndToEnd.Tests.State;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>However a person gets there, it is one application, and one mail.</summary>
public sealed class OneApplicationTests(TestSite site) : CareersTest(site)
{
    [Fact]
    public async Task A_double_click_applies_once()
    {
        var applicant = new Applicant();
        var visit = await VisitAsync();
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        await posting.Submit.DblClickAsync();
        var reference = await posting.ReceivedAsync();

        visit.Posts.Should().ContainSingle();
        await CheckOneAsync(reference, applicant);
    }

    [Theory]
    [InlineData(LineFault.CutUpload)]
    [InlineData(LineFault.LoseAnswer)]
    internal async Task After_a_lost_connection_the_page_tries_again_and_applies_once(
        LineFault fault
    )
    {
        var applicant = new Applicant();
        await using var relay = new Relay(Site.Functions);
        var visit = await VisitAsync();
        visit.Expect("net::ERR_");
        await visit.GoThroughAsync(relay);
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);

        relay.Fault = fault;
        await posting.Submit.ClickAsync();
        await Expect(posting.Waiting).ToContainTextAsync("The connection was lost");
        await Expect(posting.FirstName).ToHaveValueAsync(applicant.FirstName);
        await Expect(visit.Announcer).ToContainTextAsync("you will not apply twice");
        if (fault == LineFault.CutUpload)
        {
            (await Site.Storage.IdsOfAsync(applicant.Email, Cancelled)).Should().BeEmpty();
        }

        relay.Fault = LineFault.None;
        var reference = await posting.ReceivedAsync();
        visit.Posts.Should().HaveCountGreaterThan(1);
        visit
            .Posts.Select(post => post.Headers["idempotency-key"])
            .Distinct(StringComparer.Ordinal)
            .Should()
            .ContainSingle("both tries are one application");
        await CheckOneAsync(reference, applicant);
    }

    [Fact]
    public async Task Going_back_from_the_confirmation_never_leads_to_the_sent_form()
    {
        var applicant = new Applicant();
        var visit = await VisitAsync();
        var list = await visit.OpenListAsync();
        var posting = await list.OpenAsync(Postings.Title);
        await visit
            .Page.GetByRole(AriaRole.Link, new() { Name = "Apply for this role" })
            .ClickAsync();
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        var reference = await posting.SubmitAsync();

        await visit.Page.GoBackAsync();
        await Expect(posting.Received).ToBeHiddenAsync();
        await Expect(posting.FirstName).ToHaveValueAsync("");
        await Expect(posting.AlreadySent).ToContainTextAsync(reference);
        await visit.Page.GoBackAsync();
        await Expect(list.Heading).ToBeVisibleAsync();
        await visit.Page.GoForwardAsync();
        await visit.Page.GoForwardAsync();
        await Expect(posting.Reference).ToHaveTextAsync(reference);
        await visit.Page.ReloadAsync();
        await Expect(posting.Reference).ToHaveTextAsync(reference);
        visit.Posts.Should().ContainSingle();
    }

    [Fact]
    public async Task The_forms_of_two_postings_stay_apart()
    {
        var manager = new Applicant { FirstName = "Noël" };
        var engineer = new Applicant { FirstName = "Zoë" };
        var visit = await VisitAsync();
        var list = await visit.OpenListAsync();
        var posting = await list.OpenAsync(Postings.Title);
        await posting.FillAsync(engineer);
        await visit.Page.GetByRole(AriaRole.Link, new() { Name = "All open roles" }).ClickAsync();
        await list.OpenAsync(Postings.OtherTitle);
        await Expect(posting.Title).ToHaveTextAsync(Postings.OtherTitle);
        await Expect(posting.FirstName).ToHaveValueAsync("");
        await Expect(posting.Gender).ToHaveCountAsync(0);
        await posting.FillAsync(manager);
        await visit.Page.GoBackAsync();
        await visit.Page.GoBackAsync();

        await Expect(posting.Title).ToHaveTextAsync(Postings.Title);
        await Expect(posting.FirstName).ToHaveValueAsync(engineer.FirstName);
        await Expect(posting.Resume).ToContainTextAsync("cv.pdf");
        await posting.FillEqualityAsync(engineer);
        var first = await posting.SubmitAsync();
        await visit
            .Page.GetByRole(AriaRole.Link, new() { Name = "See our open roles" })
            .ClickAsync();
        await list.OpenAsync(Postings.OtherTitle);
        await Expect(posting.FirstName).ToHaveValueAsync(manager.FirstName);
        var second = await posting.SubmitAsync();

        first.Should().StartWith($"{Postings.Open}-");
        second.Should().StartWith($"{Postings.Other}-");
        await CheckOneAsync(first, engineer);
        await CheckOneAsync(second, manager);
    }

    private async Task CheckOneAsync(string reference, Applicant applicant)
    {
        await Site.Storage.SettledAsync(reference, Cancelled);
        (await Site.Storage.IdsOfAsync(applicant.Email, Cancelled)).Should().Equal(reference);
        (await Site.Mails.ToAsync(applicant.Email, Cancelled)).Should().ContainSingle();
    }
}
