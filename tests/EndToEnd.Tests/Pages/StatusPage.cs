using Microsoft.Playwright;

namespace ApplyFunctions.EndToEnd.Tests.Pages;

/// <summary>A candidate's own application, and what stands in its place when there is none.</summary>
internal sealed class StatusPage(IPage page)
{
    public ILocator Heading =>
        page.GetByRole(AriaRole.Heading, new() { Name = "Your application", Exact = true });
    public ILocator WrongLink =>
        page.GetByRole(
            AriaRole.Heading,
            new() { Name = "This link does not lead to an application" }
        );
    public ILocator Erased =>
        page.GetByRole(AriaRole.Heading, new() { Name = "Everything is erased" });
    public ILocator Overview => page.Locator(".overview");
    public ILocator Reference => page.Locator("#own-reference");
    public ILocator Result => page.Locator("#result");
    public ILocator Files => Region("Files");
    public ILocator Contact => Region("Contact details");
    public ILocator History => Region("What has happened");
    public ILocator Download => Button("Download all my data");
    public ILocator Receipt => page.Locator("#receipt");
    public ILocator State => page.Locator("#erasure-state");

    public ILocator Correct => Button("Correct contact details");
    public ILocator Save => Button("Save contact details");
    public ILocator Email => page.GetByLabel("Email");
    public ILocator Phone => page.GetByLabel("Phone");
    public ILocator ContactErrors => page.Locator("#contact-form-errors");
    public ILocator ContactProblem => page.Locator("#contact-form-problem");

    public ILocator Replace => Button("Replace Resume/CV");
    public ILocator NewResume =>
        page.GetByRole(AriaRole.Group, new() { Name = "New file for Resume/CV" });
    public ILocator SendFile => Button("Send the new file");

    public ILocator Withdraw => Button("Withdraw application");
    public ILocator WithdrawQuestion =>
        page.GetByRole(AriaRole.Heading, new() { Name = "Withdraw this application?" });
    public ILocator WithdrawYes => Button("Yes, withdraw it");

    public ILocator Erase => Button("Erase everything");
    public ILocator EraseQuestion =>
        page.GetByRole(AriaRole.Heading, new() { Name = "Erase everything about this" });
    public ILocator EraseYes => Button("Yes, erase everything");

    private ILocator Button(string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private ILocator Region(string name) =>
        page.GetByRole(AriaRole.Region, new() { Name = name, Exact = true });
}
