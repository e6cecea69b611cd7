using ApplyFunctions.EndToEnd.Tests.Pages;
using Microsoft.Playwright;

namespace ApplyFunctions.EndToEnd.Tests.Recruiters;

/// <summary>Somebody who has signed in, in front of one of the views.</summary>
internal sealed class RecruiterPage(Visit visit)
{
    public Visit Visit => visit;

    public IPage Page => visit.Page;

    public ILocator Heading => Page.Locator("h1");

    public ILocator Rows => Page.Locator(".row");

    public ILocator Search => Page.GetByLabel("Search", new() { Exact = true });

    public ILocator Problem => Page.Locator(".problem:visible");

    /// <summary>What is asked before something is done.</summary>
    public ILocator Question => Page.GetByRole(AriaRole.Dialog);

    /// <summary>The mail that is shown before it goes.</summary>
    public IFrameLocator Mail => Page.FrameLocator(".mail-frame iframe");

    /// <summary>What the page says of what was done.</summary>
    public ILocator Report => Page.Locator(".report");

    public ILocator Announcer => visit.Announcer;

    public ILocator Row(string name) => Rows.Filter(new() { HasText = name });

    public ILocator LinkTo(string name) => Row(name).GetByRole(AriaRole.Link).First;

    public ILocator Button(string name) =>
        Page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

    public ILocator Label(string name) => Page.GetByLabel(name, new() { Exact = true });

    /// <summary>The part of the page with that heading.</summary>
    public ILocator Card(string heading) =>
        Page.GetByRole(AriaRole.Region, new() { Name = heading, Exact = true });

    public Task GoAsync(string view) => Page.GotoAsync($"./#/{view}");

    public Task PressAsync(string key) => Page.Keyboard.PressAsync(key);
}
