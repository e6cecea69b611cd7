using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ApplyFunctions.EndToEnd.Tests.Running;
using Microsoft.Playwright;

namespace ApplyFunctions.EndToEnd.Tests.Pages;

/// <summary>
/// One person in front of the careers page: a browser context of their own, in which every request and every error is
/// noted.
/// </summary>
internal sealed class Visit : IAsyncDisposable
{
    private const float Patience = 20_000;
    private const string Locale = "en-GB";
    private const string TimeZone = "Europe/London";
    private readonly TestSite _site;
    private readonly IBrowserContext _context;
    private readonly ConcurrentQueue<string> _errors = new();
    private readonly ConcurrentQueue<IRequest> _requests = new();
    private readonly List<string> _expectedErrors = [];
    private readonly HashSet<string> _origins;

    private Visit(TestSite site, IBrowserContext context, IPage page)
    {
        (_site, _context, Page) = (site, context, page);
        _origins = [Origin(site.Careers), Origin(site.Functions)];
        // While somebody listens, file choosers are intercepted: from the start, so that none opens too early for it.
        page.FileChooser += (_, _) => { };
        context.Request += (_, request) => _requests.Enqueue(request);
        context.WebError += (_, error) => _errors.Enqueue(error.Error);
        context.Console += (_, message) =>
        {
            if (message.Type is "error" or "warning")
            {
                _errors.Enqueue($"{message.Type}: {message.Text}");
            }
        };
    }

    public IPage Page { get; }

    public PostingPage Posting => new(Page);

    public StatusPage Status => new(Page);

    /// <summary>What a screen reader says without having been led there.</summary>
    public ILocator Announcer => Page.Locator("#announcer");

    /// <summary>The applications that the page has sent, each try by itself.</summary>
    public IReadOnlyList<IRequest> Posts => [.. _requests.Where(one => one.Method == "POST")];

    /// <summary>What was asked of the functions. The page's own address has its fragment here, which no server sees.</summary>
    public IReadOnlyList<string> Addresses =>
        [.. _requests.Where(one => !one.IsNavigationRequest).Select(one => one.Url)];

    /// <summary>The addresses that were asked for and end like this.</summary>
    public IReadOnlyList<string> Requests(string part) =>
        [
            .. _requests
                .Select(one => one.Url)
                .Where(url => url.Contains(part, StringComparison.Ordinal)),
        ];

    public static async Task<Visit> StartAsync(TestSite site, BrowserNewContextOptions? options)
    {
        options ??= new BrowserNewContextOptions();
        options.BaseURL ??= site.Careers.ToString();
        options.Locale ??= Locale;
        options.TimezoneId ??= TimeZone;
        var context = await site.Browser.NewContextAsync(options);
        return Begin(site, context, await context.NewPageAsync());
    }

    /// <summary>In a browser of its own, whose profile stays in that folder.</summary>
    public static async Task<Visit> StartInAsync(TestSite site, string profile)
    {
        var context = await site.OpenProfileAsync(
            profile,
            new()
            {
                BaseURL = site.Careers.ToString(),
                Locale = Locale,
                TimezoneId = TimeZone,
            }
        );
        return Begin(site, context, context.Pages[0]);
    }

    private static Visit Begin(TestSite site, IBrowserContext context, IPage page)
    {
        context.SetDefaultTimeout(Patience);
        Assertions.SetDefaultExpectTimeout(Patience);
        return new Visit(site, context, page);
    }

    /// <summary>The same posting in another tab of the same browser.</summary>
    /// <param name="script">What runs there before the page.</param>
    public async Task<PostingPage> OpenInAnotherTabAsync(long posting, string? script = null)
    {
        var page = await _context.NewPageAsync();
        page.FileChooser += (_, _) => { };
        if (script is not null)
        {
            await page.AddInitScriptAsync(script);
        }

        await page.GotoAsync($"?job={posting}");
        return new PostingPage(page);
    }

    /// <summary>The whole browser ends at once, as when it crashes or the device loses its power.</summary>
    public async Task CrashAsync()
    {
        var closed = new TaskCompletionSource();
        _context.Close += (_, _) => closed.TrySetResult();
        var session = await _context.NewCDPSessionAsync(Page);
        // There is no answer to this.
        _ = session
            .SendAsync("Browser.crash")
            .ContinueWith(
                answer => answer.Exception,
                CancellationToken.None,
                TaskContinuationOptions.OnlyOnFaulted,
                TaskScheduler.Default
            );
        await closed.Task.WaitAsync(TimeSpan.FromMilliseconds(Patience));
    }

    public async Task<ListPage> OpenListAsync()
    {
        await Page.GotoAsync("./");
        return new ListPage(Page);
    }

    public async Task<PostingPage> OpenPostingAsync(long posting)
    {
        await Page.GotoAsync($"?job={posting}");
        return Posting;
    }

    /// <summary>Follows a link as it stands in a mail: to a page that is not open yet.</summary>
    public async Task<StatusPage> OpenStatusAsync(Uri link)
    {
        await Page.GotoAsync("about:blank");
        await Page.GotoAsync(link.AbsoluteUri);
        return Status;
    }

    /// <summary>The page reaches the functions through a relay that can fail.</summary>
    public async Task GoThroughAsync(Relay relay)
    {
        Allow(relay.Address);
        await ChangeAsync(
            "**/config.js",
            config =>
                config.Replace(
                    Origin(_site.Functions),
                    Origin(relay.Address),
                    StringComparison.Ordinal
                )
        );
    }

    /// <summary>The page may ask there, too.</summary>
    public void Allow(Uri address) => _origins.Add(Origin(address));

    /// <summary>What is at these addresses reaches the page changed, in whichever tab.</summary>
    public Task ChangeAsync(string addresses, Func<string, string> change) =>
        _context.RouteAsync(
            addresses,
            async route =>
            {
                var answer = await route.FetchAsync();
                var body = change(await answer.TextAsync());
                await route.FulfillAsync(
                    new RouteFulfillOptions { Response = answer, Body = body }
                );
            }
        );

    /// <summary>What the page sends from now on does not say when its form was opened: so it looks suspect.</summary>
    public Task TakeFormTokenAwayAsync() =>
        ChangeAsync(
            "**/bot-check",
            terms =>
            {
                var changed = JsonNode.Parse(terms)!;
                changed["form_token"] = "";
                return changed.ToJsonString();
            }
        );

    /// <summary>The browser itself logs refused and failed requests as errors; where a test causes them, it says so.</summary>
    public void Expect(string error) => _expectedErrors.Add(error);

    /// <summary>Nothing went wrong unseen, and nothing was asked of anyone else.</summary>
    public void CheckConduct()
    {
        var errors = _errors.Where(error => !_expectedErrors.Exists(error.Contains));
        var strays = _requests
            // A blob is the page's own.
            .Where(request => !request.Url.StartsWith("blob:", StringComparison.Ordinal))
            .Select(request => Origin(new Uri(request.Url)))
            .Where(origin => !_origins.Contains(origin))
            .Select(origin => $"request to {origin}");
        string.Join('\n', errors.Concat(strays))
            .Should()
            .BeEmpty("the console stays clean and nobody but page and functions is asked");
    }

    public ValueTask DisposeAsync() => _context.DisposeAsync();

    private static string Origin(Uri address) => address.GetLeftPart(UriPartial.Authority);
}
