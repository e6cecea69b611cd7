using ApplyFunctions.EndToEnd.Tests.Pages;
using ApplyFunctions.EndToEnd.Tests.Running;
using Microsoft.Playwright;
using static Microsoft.Playwright.Assertions;

namespace ApplyFunctions.EndToEnd.Tests;

/// <summary>A provider's own widget on the page, of which a stand-in has the documented script interface.</summary>
public sealed class HostedCheckTests(HostedSite site) : CareersTest(site), IClassFixture<HostedSite>
{
    private const string Script = """
        window.turnstile = {
          render(box, { sitekey, action }) {
            box.textContent = `Turnstile for ${sitekey} to ${action}`;
            box.onclick = () => (box.dataset.token = `token-${Math.random()}`);
            window.turnstile.box = box;
            return "widget-1";
          },
          getResponse: (id) => (id === "widget-1" ? window.turnstile.box.dataset.token : undefined),
          reset: () => delete window.turnstile.box.dataset.token,
        };
        """;

    [Fact]
    public async Task While_the_provider_is_down_the_application_is_accepted_and_flagged()
    {
        var applicant = new Applicant();
        // As a company does that adds the provider to the page's policy.
        var visit = await VisitAsync(new BrowserNewContextOptions { BypassCSP = true });
        visit.Expect("status of 403");
        visit.Allow(new Uri("https://challenges.cloudflare.com"));
        await visit.Page.RouteAsync(
            "https://challenges.cloudflare.com/turnstile/v0/api.js?render=explicit",
            route => route.FulfillAsync(new() { Body = Script, ContentType = "text/javascript" })
        );
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        var widget = visit.Page.GetByText("Turnstile for the-site to apply");
        await Expect(widget).ToBeVisibleAsync();

        await posting.Submit.ClickAsync();
        await Expect(posting.Problem).ToContainTextAsync("One more check");
        await widget.ClickAsync();
        var reference = await posting.SubmitAsync();

        var rows = await Site.Storage.RowsAsync(reference, Cancelled);
        rows["application"].GetString("Flags").Should().Be("captcha-missing,captcha-unavailable");
    }

    [Fact]
    public async Task Where_the_widget_cannot_be_loaded_the_form_is_still_there()
    {
        var applicant = new Applicant();
        var visit = await VisitAsync();
        // It is asked for, and the page's own policy keeps it out.
        visit.Allow(new Uri("https://challenges.cloudflare.com"));
        visit.Expect("Content Security Policy");
        visit.Expect("status of 403");
        var posting = await visit.OpenPostingAsync(Postings.Open);
        await posting.FillAsync(applicant);
        await posting.FillEqualityAsync(applicant);
        await posting.Submit.ClickAsync();

        await Expect(posting.Problem).ToContainTextAsync("One more check");
        await Expect(posting.FirstName).ToHaveValueAsync(applicant.FirstName);
    }
}
