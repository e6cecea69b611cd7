using Microsoft.Playwright;

namespace ApplyFunctions.EndToEnd.Tests.Pages;

/// <summary>A posting with its form, and what stands in its place once it is sent. Found as people find things: by name.</summary>
internal sealed class PostingPage(IPage page)
{
    public ILocator Title => page.GetByRole(AriaRole.Heading, new() { Level = 1 });
    public ILocator Form => page.Locator("form");
    public ILocator FirstName => Field("First Name");
    public ILocator LastName => Field("Last Name");
    public ILocator Email => Field("Email");
    public ILocator Phone => Field("Phone");
    public ILocator LinkedIn => Field("LinkedIn Profile");
    public ILocator HeardFrom => Field("Where did you hear about this role?");
    public ILocator Resume => Group("Resume/CV");
    public ILocator CoverLetter => Group("Cover Letter");
    public ILocator Ethnicity => Group("Race/ethnic group");
    public ILocator Gender => page.GetByRole(AriaRole.Radiogroup, new() { Name = "Gender" });
    public ILocator Submit => page.Locator("#submit");
    public ILocator ErrorSummary => page.Locator("#error-summary");
    public ILocator Problem => page.Locator("#problem");
    public ILocator Restored => page.Locator("#draft-restored");
    public ILocator Kept => page.Locator("#draft-kept");
    public ILocator Trouble => page.Locator("#draft-trouble");
    public ILocator OtherTab => page.Locator("#other-tab");
    public ILocator Upload => page.Locator("#upload");
    public ILocator Waiting => page.Locator("#waiting");
    public ILocator Closing => page.Locator("#closing");
    public ILocator Leftover => page.Locator("#leftover");
    public ILocator AlreadySent => page.Locator("#already-sent");
    public ILocator ClosedNotice => page.Locator("#closed-notice");

    public ILocator Received =>
        page.GetByRole(AriaRole.Heading, new() { Name = "We have your application" });

    public ILocator Reference => page.Locator("#confirmation-reference");

    public static ILocator ButtonIn(ILocator part, string name) =>
        part.GetByRole(AriaRole.Button, new() { Name = name });

    public async Task FillAsync(Applicant applicant)
    {
        await FirstName.FillAsync(applicant.FirstName);
        await LastName.FillAsync(applicant.LastName);
        await Email.FillAsync(applicant.Email);
        await HeardFrom.SelectOptionAsync(applicant.HeardFrom);
        if (applicant.Resume is { } resume)
        {
            await AttachAsync(Resume, resume);
        }
    }

    /// <summary>Answers the equality questions; a posting need not have them.</summary>
    public async Task FillEqualityAsync(Applicant applicant)
    {
        foreach (var ethnicity in applicant.Ethnicities)
        {
            await Ethnicity.GetByLabel(ethnicity).CheckAsync();
        }

        await Gender.GetByLabel(applicant.Gender, new() { Exact = true }).CheckAsync();
    }

    public async Task AttachAsync(ILocator document, FilePayload file) =>
        await (await ChooserAsync(document)).SetFilesAsync(file);

    public async Task AttachAsync(ILocator document, string path) =>
        await (await ChooserAsync(document)).SetFilesAsync(path);

    private Task<IFileChooser> ChooserAsync(ILocator document) =>
        page.RunAndWaitForFileChooserAsync(() => AttachButton(document).ClickAsync());

    public static ILocator AttachButton(ILocator document) =>
        document.Locator("label", new() { HasText = "Attach a file" });

    public static async Task TypeInsteadAsync(ILocator document, string text)
    {
        await document.GetByRole(AriaRole.Button, new() { Name = "Enter manually" }).ClickAsync();
        var area = document.GetByRole(AriaRole.Textbox);
        await Assertions.Expect(area).ToBeFocusedAsync();
        await area.FillAsync(text);
    }

    /// <summary>The confirmation's reference, once it is there.</summary>
    public async Task<string> ReceivedAsync()
    {
        await Assertions.Expect(Received).ToBeVisibleAsync();
        return await Reference.InnerTextAsync();
    }

    public async Task<string> SubmitAsync()
    {
        await Submit.ClickAsync();
        return await ReceivedAsync();
    }

    private ILocator Field(string label) => page.GetByLabel(label);

    private ILocator Group(string name) => page.GetByRole(AriaRole.Group, new() { Name = name });
}
