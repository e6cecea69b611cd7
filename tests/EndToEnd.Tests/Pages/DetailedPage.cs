using Microsoft.Playwright;

namespace ApplyFunctions.EndToEnd.Tests.Pages;

/// <summary>The sections of a form that not every posting has.</summary>
internal sealed class DetailedPage(IPage page)
{
    public ILocator AddEducation => Button("Add more education");

    public ILocator AddJob => Button("Add a job");

    public ILocator Gender => page.GetByLabel("Gender");

    public ILocator Handedness =>
        page.GetByRole(AriaRole.Radiogroup, new() { Name = "Handedness" });

    public ILocator Education(int number) => Group($"Education {number}");

    public ILocator Job(int number) => Group($"Job {number}");

    public ILocator Tick(string words) => page.GetByRole(AriaRole.Checkbox, new() { Name = words });

    public async Task FillPersonAsync(Applicant applicant)
    {
        await page.GetByLabel("First Name").FillAsync(applicant.FirstName);
        await page.GetByLabel("Last Name").FillAsync(applicant.LastName);
        await page.GetByLabel("Email").FillAsync(applicant.Email);
        await page.GetByLabel("Phone").FillAsync("+44 20 7946 0958");
        await page.GetByRole(AriaRole.Radiogroup, new() { Name = "Do you own a watch?" })
            .GetByLabel("No")
            .CheckAsync();
        await page.GetByLabel("Location").FillAsync("Žižkov");
    }

    public async Task FillEducationAsync(int number, string school, string degree, string subject)
    {
        var entry = Education(number);
        await SuggestedAsync(entry.GetByLabel("School or university"), school);
        await SuggestedAsync(entry.GetByLabel("Degree"), degree);
        await SuggestedAsync(entry.GetByLabel("Subject"), subject);
        await entry.GetByLabel("Month").First.SelectOptionAsync("September");
        await entry.GetByLabel("Year").First.FillAsync("2012");
        await entry.GetByLabel("Year").Last.FillAsync("2016");
    }

    public async Task FillJobAsync(int number, string employer, string title)
    {
        var entry = Job(number);
        await entry.GetByLabel("Employer").FillAsync(employer);
        await entry.GetByLabel("Job title").FillAsync(title);
        await entry.GetByLabel("Year").First.FillAsync("2016");
    }

    /// <summary>Types, and waits for what the server suggests.</summary>
    private async Task SuggestedAsync(ILocator field, string text) =>
        await page.RunAndWaitForResponseAsync(
            () => field.FillAsync(text),
            answer =>
                Uri.UnescapeDataString(answer.Url)
                    .EndsWith($"?term={text}", StringComparison.Ordinal)
        );

    private ILocator Button(string name) =>
        page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    private ILocator Group(string name) =>
        page.GetByRole(AriaRole.Group, new() { Name = name, Exact = true });
}
