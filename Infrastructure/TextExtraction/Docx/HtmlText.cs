using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using ApplyFunctions.Infrastructure.TextExtraction.PlainText;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>Reads the text of a web page that is a part of a document.</summary>
internal sealed partial class HtmlText
{
    private const int HeadBytes = 1_024;
    private const int NodesBetweenChecks = 1_024;

    private readonly DocxFrame _frame;
    private readonly Dictionary<INode, int> _counts = [];
    private bool _isLineBegun;
    private bool _isSpacePending;

    private HtmlText(int limit) => _frame = new DocxFrame(limit);

    public static string Read(byte[] page, int limit, CancellationToken cancellationToken)
    {
        var markup = Decode(page);
        if (HtmlNesting.IsTooDeep(markup))
        {
            return "";
        }

        using var document = new HtmlParser().ParseDocument(markup);
        cancellationToken.ThrowIfCancellationRequested();
        var html = new HtmlText(limit);
        html.Walk(document.DocumentElement, cancellationToken);
        return html._frame.ToString();
    }

    // What a page says of its encoding counts unless it is UTF-8: that cannot be by chance.
    private static string Decode(byte[] page)
    {
        var head = Encoding.Latin1.GetString(page, 0, Math.Min(page.Length, HeadBytes));
        var name = Charset().Match(head).Groups["name"].Value;
        return
            name.Length > 0
            && !System.Text.Unicode.Utf8.IsValid(page)
            && CodePagesEncodingProvider.Instance.GetEncoding(name) is { } encoding
            ? encoding.GetString(page)
            : PlainTextReader.Decode(page);
    }

    // Without recursion: a page may nest as deep as it likes.
    private void Walk(INode root, CancellationToken cancellationToken)
    {
        var node = root;
        for (var nodes = 1; !_frame.IsCut; nodes++)
        {
            if (nodes % NodesBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var isEntered = Enter(node);
            if (isEntered && node.FirstChild is { } child)
            {
                node = child;
                continue;
            }

            if (isEntered)
            {
                Leave(node);
            }

            while (node != root && node.NextSibling is null && node.Parent is { } parent)
            {
                node = parent;
                Leave(node);
            }

            if (node == root || node.NextSibling is not { } next)
            {
                return;
            }

            node = next;
        }
    }

    private bool Enter(INode node)
    {
        if (node is IText text)
        {
            AppendCollapsed(text.Data);
        }

        if (node is not IElement element)
        {
            return false;
        }

        if (IsUnseen(element))
        {
            return false;
        }

        switch (element.LocalName)
        {
            case "br":
                _frame.Append("\n");
                (_isSpacePending, _isLineBegun) = (false, true);
                break;
            case "a":
                _frame.BeginLink(element.GetAttribute("href"));
                break;
            case "tr":
                EndLine();
                _frame.BeginRow();
                break;
            case "li":
                EndLine();
                _frame.Label(Label(element.Parent));
                break;
            case var name when IsBlock(name):
                EndLine();
                break;
        }

        return true;
    }

    private void Leave(INode node)
    {
        switch ((node as IElement)?.LocalName)
        {
            case "a":
                _frame.EndLink();
                break;
            case "td" or "th":
                EndLine();
                _frame.EndCell();
                break;
            case "tr":
                _frame.EndRow();
                break;
            case { } name when IsBlock(name):
                EndLine();
                break;
        }
    }

    private string Label(INode? list)
    {
        if (list is not IElement { LocalName: "ol" })
        {
            return "• ";
        }

        var count = _counts[list] = _counts.GetValueOrDefault(list) + 1;
        return count.ToString(CultureInfo.InvariantCulture) + ". ";
    }

    private void AppendCollapsed(string text)
    {
        foreach (var range in text.AsSpan().SplitAny(" \t\r\n\f"))
        {
            var word = text.AsSpan(range);
            if (!word.IsEmpty)
            {
                if (_isSpacePending && _isLineBegun)
                {
                    _frame.Append(" ");
                }

                _frame.Append(word);
                (_isLineBegun, _isSpacePending) = (true, false);
            }

            _isSpacePending |= range.End.Value < text.Length;
        }
    }

    private void EndLine()
    {
        if (_isLineBegun)
        {
            _frame.EndParagraph();
        }

        (_isLineBegun, _isSpacePending) = (false, false);
    }

    private static bool IsUnseen(IElement element) =>
        element.LocalName
            is "head"
                or "script"
                or "style"
                or "template"
                or "title"
                or "noscript"
                or "textarea"
                or "select"
        || element.HasAttribute("hidden")
        || element.GetAttribute("style") is { } style && Hides().IsMatch(style);

    private static bool IsBlock(string name) =>
        name
            is "address"
                or "article"
                or "aside"
                or "blockquote"
                or "body"
                or "caption"
                or "dd"
                or "div"
                or "dl"
                or "dt"
                or "figcaption"
                or "figure"
                or "footer"
                or "form"
                or "header"
                or "hr"
                or "li"
                or "main"
                or "nav"
                or "ol"
                or "p"
                or "pre"
                or "section"
                or "table"
                or "ul"
        || name is ['h', >= '1' and <= '6'];

    [GeneratedRegex(
        "charset\\s*=\\s*[\"']?(?<name>[A-Za-z0-9_-]+)",
        RegexOptions.IgnoreCase,
        1_000
    )]
    private static partial Regex Charset();

    [GeneratedRegex("display\\s*:\\s*none|mso-hide\\s*:\\s*all", RegexOptions.IgnoreCase, 1_000)]
    private static partial Regex Hides();
}
