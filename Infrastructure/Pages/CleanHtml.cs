using System.Text;
using System.Text.Encodings.Web;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;

namespace ApplyFunctions.Infrastructure.Pages;

/// <summary>
/// Text, structure and links of HTML that somebody wrote, by the careers page's list. Markup is written anew from names in
/// that list and never copied, so there is nothing in it that a second reading could see otherwise.
/// </summary>
internal static partial class CleanHtml
{
    // Nobody writes so much; parsing is bounded all the same.
    private const int MaxLength = 500_000;
    private const int MaxDepth = 100;

    private static readonly HashSet<string> Kept = new(StringComparer.Ordinal)
    {
        "p",
        "ul",
        "ol",
        "li",
        "strong",
        "em",
        "a",
        "h2",
        "h3",
        "h4",
        "br",
    };

    // A page has one h1, and it is ours.
    private static readonly Dictionary<string, string> Renamed = new(StringComparer.Ordinal)
    {
        ["b"] = "strong",
        ["i"] = "em",
        ["h1"] = "h2",
        ["h5"] = "h4",
        ["h6"] = "h4",
    };

    // These go with all that is in them. Any other element goes, and what is in it stays.
    private static readonly HashSet<string> Dropped = new(StringComparer.Ordinal)
    {
        "script",
        "style",
        "template",
        "noscript",
        "title",
        "iframe",
        "object",
        "embed",
        "svg",
        "math",
        "textarea",
        "select",
        "button",
        "form",
    };

    /// <param name="html">Entity-encoded or not; may be null.</param>
    public static string Of(string? html)
    {
        if (string.IsNullOrWhiteSpace(html) || html.Length > MaxLength)
        {
            return "";
        }

        var body = Parse(Tag.IsMatch(html) ? html : Parse(html).TextContent);
        var clean = new StringBuilder();
        Write(body.ChildNodes, clean, 0);
        return body.ChildNodes.All(node => node is IText) ? $"<p>{clean}</p>" : clean.ToString();
    }

    private static IElement Parse(string html) => new HtmlParser().ParseDocument(html).Body!;

    private static void Write(IEnumerable<INode> nodes, StringBuilder to, int depth)
    {
        foreach (var node in nodes)
        {
            if (node is IText text)
            {
                to.Append(HtmlEncoder.Default.Encode(text.Data));
            }
            else if (node is IElement element && depth < MaxDepth)
            {
                Write(element, to, depth + 1);
            }
        }
    }

    private static void Write(IElement element, StringBuilder to, int depth)
    {
        var name = element.LocalName.ToLowerInvariant();
        if (Dropped.Contains(name))
        {
            return;
        }

        var tag = Renamed.GetValueOrDefault(name, name);
        var href = element.GetAttribute("href")?.Trim() ?? "";
        if (!Kept.Contains(tag) || (tag == "a" && !SafeLink.IsMatch(href)))
        {
            Write(element.ChildNodes, to, depth);
            return;
        }

        to.Append('<').Append(tag);
        if (tag == "a")
        {
            to.Append(" href=\"")
                .Append(HtmlEncoder.Default.Encode(href))
                .Append("\" rel=\"noopener noreferrer nofollow\"");
        }

        to.Append('>');
        if (tag == "br")
        {
            return;
        }

        Write(element.ChildNodes, to, depth);
        to.Append("</").Append(tag).Append('>');
    }

    [GeneratedRegex("<[a-z!/]", RegexOptions.IgnoreCase, 1000)]
    private static partial Regex Tag { get; }

    [GeneratedRegex(
        "^(https?|mailto):",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture,
        1000
    )]
    private static partial Regex SafeLink { get; }
}
