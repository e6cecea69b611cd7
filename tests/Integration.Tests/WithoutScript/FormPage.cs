using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;

namespace ApplyFunctions.Integration.Tests.WithoutScript;

/// <summary>A page as a browser reads it.</summary>
internal sealed record FormPage(
    int Status,
    IHtmlDocument Document,
    string Html,
    HttpResponseHeaders Headers
)
{
    /// <summary>What browsers send for a page.</summary>
    public const string BrowserAccept =
        "text/html,application/xhtml+xml,application/xml;q=0.9,image/avif,image/webp,*/*;q=0.8";

    private static readonly string[] References = ["for", "aria-describedby", "aria-labelledby"];

    public static async Task<FormPage> ReadAsync(
        HttpClient http,
        HttpRequestMessage request,
        CancellationToken cancellationToken
    )
    {
        if (request.Headers.Accept.Count == 0)
        {
            request.Headers.TryAddWithoutValidation("Accept", BrowserAccept);
        }

        using var response = await http.SendAsync(request, cancellationToken);
        response.Content.Headers.ContentType!.MediaType.Should().Be("text/html");
        var html = await response.Content.ReadAsStringAsync(cancellationToken);
        var page = new FormPage(
            (int)response.StatusCode,
            await new HtmlParser().ParseDocumentAsync(html, cancellationToken),
            html,
            response.Headers
        );
        page.CheckSafety();
        return page;
    }

    /// <summary>The control that is posted under a name.</summary>
    public IElement Control(string name) =>
        Document.QuerySelector($"[name='{name}']")
        ?? throw new InvalidOperationException($"The page has no control {name}.");

    public string ValueOf(string name) =>
        Control(name) switch
        {
            IHtmlTextAreaElement area => area.Value,
            IHtmlSelectElement select => select.Value ?? "",
            var input => input.GetAttribute("value") ?? "",
        };

    public IEnumerable<string> Chosen(string name) =>
        Document
            .QuerySelectorAll<IHtmlInputElement>($"[name='{name}']")
            .Where(input => input.IsChecked)
            .Select(input => input.Value);

    /// <summary>What stands next to a control because it is at fault.</summary>
    public string Fault(string name) =>
        Control(name).Closest(".question")?.QuerySelector(".error")?.TextContent.Trim() ?? "";

    public string Text(string selector) =>
        Document.QuerySelector(selector)?.TextContent.Trim() ?? "";

    // Nothing on any page runs or loads, and its policy allows just that.
    private void CheckSafety()
    {
        Document
            .QuerySelectorAll("script, img, iframe, object, embed, link, svg, base")
            .Should()
            .BeEmpty();
        Document
            .All.SelectMany(element => element.Attributes)
            .Should()
            .NotContain(attribute =>
                attribute.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)
                || attribute.Name == "style"
                || attribute.Value.StartsWith("javascript:", StringComparison.OrdinalIgnoreCase)
            );
        var style = Document.QuerySelectorAll("style").Should().ContainSingle().Which.TextContent;
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Headers
            .GetValues("Content-Security-Policy")
            .Should()
            .Equal(
                $"default-src 'none'; style-src 'sha256-{hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            );
        Headers.CacheControl!.NoStore.Should().BeTrue();

        var ids = Document
            .All.Select(element => element.Id ?? "")
            .Where(id => id.Length > 0)
            .ToList();
        ids.Should().OnlyHaveUniqueItems();
        Document
            .QuerySelectorAll("[for], [aria-describedby], [aria-labelledby]")
            .SelectMany(e =>
                References.SelectMany(name =>
                    (e.GetAttribute(name) ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries)
                )
            )
            .Concat(
                Document.QuerySelectorAll("a[href^='#']").Select(a => a.GetAttribute("href")![1..])
            )
            .Should()
            .BeSubsetOf(ids);
    }
}
