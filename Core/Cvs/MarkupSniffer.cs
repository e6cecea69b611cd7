using System.Text;

namespace ApplyFunctions.Core.Cvs;

/// <summary>
/// Tells the formats that are written as text, but are not to be read as such. Word and web pages save them under the
/// name of a Word document, too.
/// </summary>
internal static class MarkupSniffer
{
    private const int HeadBytes = 4_096;

    /// <summary>The format of a text; <see cref="FileFormat.Text"/> where it is nothing but text.</summary>
    public static FileFormat Detect(ReadOnlySpan<byte> text)
    {
        var head = Decode(text[..Math.Min(text.Length, HeadBytes)])
            .AsSpan()
            .TrimStart("\uFEFF \t\r\n");
        return head switch
        {
            ['<', ..] when IsWordXml(head) => FileFormat.WordXml,
            ['<', ..] when IsHtml(head) => FileFormat.Html,
            _ when IsMhtml(head) => FileFormat.Mhtml,
            _ => FileFormat.Text,
        };
    }

    // Only letters of ASCII are looked for, and they are alike in UTF-8 and every 8-bit code page.
    private static string Decode(ReadOnlySpan<byte> head)
    {
        var utf16 = head switch
        {
            [0xFF, 0xFE, ..] => Encoding.Unicode,
            [0xFE, 0xFF, ..] => Encoding.BigEndianUnicode,
            _ when head.Contains((byte)0) => UnicodeText.Utf16WithoutMark(head),
            _ => null,
        };
        return (utf16 ?? Encoding.UTF8).GetString(head);
    }

    // Word 2003 saves a document of its own vocabulary, later versions a package as one XML file.
    private static bool IsWordXml(ReadOnlySpan<char> head) =>
        Has(head, "<?mso-application progid=\"Word.Document\"")
        || Has(head, "<w:wordDocument")
        || Has(head, "<pkg:package");

    private static bool IsHtml(ReadOnlySpan<char> head)
    {
        // An XML declaration and comments may come first.
        while (head.StartsWith("<?") || head.StartsWith("<!--"))
        {
            var end = head.StartsWith("<?") ? "?>" : "-->";
            var at = head.IndexOf(end, StringComparison.Ordinal);
            if (at < 0)
            {
                return false;
            }

            head = head[(at + end.Length)..].TrimStart();
        }

        return IsTag(head, "<!doctype html")
            || IsTag(head, "<html")
            || IsTag(head, "<head")
            || IsTag(head, "<body");
    }

    private static bool IsTag(ReadOnlySpan<char> head, string tag) =>
        head.StartsWith(tag, StringComparison.OrdinalIgnoreCase)
        && (head.Length == tag.Length || !char.IsLetterOrDigit(head[tag.Length]));

    // RFC 2557: a mail whose parts are a page and what it shows.
    private static bool IsMhtml(ReadOnlySpan<char> head)
    {
        var end = head.IndexOf("\n\n");
        end = end < 0 ? head.IndexOf("\r\n\r\n") : end;
        var fields = end < 0 ? head : head[..end];
        var colon = fields.IndexOf(':');
        return colon > 0
            && !fields[..colon].ContainsAny(" \t\r\n")
            && Has(fields, "MIME-Version:")
            && (
                Has(fields, "Content-Type: multipart/related")
                || Has(fields, "Content-Type: text/html")
            );
    }

    private static bool Has(ReadOnlySpan<char> head, string wanted) =>
        head.Contains(wanted, StringComparison.OrdinalIgnoreCase);
}
