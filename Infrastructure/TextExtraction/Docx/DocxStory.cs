using System.Globalization;
using System.Xml;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>
/// Reads one part of a Word document (ECMA-376 part 1, 17) from its XML, without building a tree. The Transitional
/// and the Strict schema differ in their namespaces only.
/// </summary>
internal sealed class DocxStory(int limit)
{
    private const int LongestSeparator = 100;

    private static readonly HashSet<string> Namespaces =
    [
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
        "http://schemas.openxmlformats.org/officeDocument/2006/math",
        "http://purl.oclc.org/ooxml/officeDocument/math",
        "http://schemas.openxmlformats.org/markup-compatibility/2006",
    ];

    // A text box is anchored inside a paragraph and read after it, so each has a frame of its own.
    private readonly Stack<Frame> _outer = new();
    private Frame _frame = new(limit);
    private bool _inText;
    private bool _hidden;

    public string Read(XmlReader xml, CancellationToken cancellationToken)
    {
        xml.MoveToContent();
        while (!xml.EOF && !_frame.Text.IsCut)
        {
            switch (xml.NodeType)
            {
                case XmlNodeType.Element when IsSkipped(xml):
                    xml.Skip();
                    continue;
                case XmlNodeType.Element when Namespaces.Contains(xml.NamespaceURI):
                    Start(xml);
                    if (xml.IsEmptyElement)
                    {
                        End(xml.LocalName);
                    }

                    break;
                case XmlNodeType.EndElement when Namespaces.Contains(xml.NamespaceURI):
                    cancellationToken.ThrowIfCancellationRequested();
                    End(xml.LocalName);
                    break;
                case XmlNodeType.Text
                or XmlNodeType.CDATA
                or XmlNodeType.SignificantWhitespace when _inText:
                    Append(xml.Value);
                    break;
            }

            xml.Read();
        }

        // Only where the limit was reached inside text boxes are they still open.
        while (_outer.Count > 0)
        {
            End("txbxContent");
            End("p");
        }

        return _frame.Text.ToString();
    }

    // Properties hold tab stops, which are no tabs. What is deleted or moved away is not the document's text any
    // more. Fallback repeats a text box for old readers, rt is the reading printed above a character.
    private static bool IsSkipped(XmlReader xml) =>
        Namespaces.Contains(xml.NamespaceURI)
        && xml.LocalName switch
        {
            "pPr" or "rPrChange" or "sdtPr" or "sectPr" => true,
            "del" or "moveFrom" or "delText" or "instrText" or "delInstrText" => true,
            "Fallback" or "rt" => true,
            "footnote" or "endnote" => Attribute(xml, "type") is { } type && type != "normal",
            _ => false,
        };

    private void Start(XmlReader xml)
    {
        switch (xml.LocalName)
        {
            case "t":
                _inText = true;
                break;
            case "vanish":
                _hidden = Attribute(xml, "val") is not ("0" or "false" or "off");
                break;
            case "tab" or "ptab":
                Append("\t");
                break;
            case "br" or "cr":
                Append("\n");
                break;
            case "noBreakHyphen":
                Append("-");
                break;
            case "sym":
                Append(Symbol(Attribute(xml, "char")));
                break;
            case "tr":
                Flush();
                break;
            case "txbxContent":
                _outer.Push(_frame);
                _frame = new Frame(limit);
                break;
        }
    }

    private void End(string name)
    {
        switch (name)
        {
            case "t":
                _inText = false;
                break;
            case "r":
                _hidden = false;
                break;
            case "p":
                Separate("\n");
                AppendBoxes();
                break;
            case "tc":
                _frame.Separator = _frame.Separator.TrimEnd('\n');
                Separate("\t");
                break;
            case "tr":
                _frame.Separator = "\n";
                Flush();
                break;
            case "txbxContent" when _outer.TryPop(out var around):
                around.Boxes.Add(_frame.Text.ToString());
                _frame = around;
                break;
        }
    }

    private void AppendBoxes()
    {
        var boxes = _frame.Boxes.ToArray();
        _frame.Boxes.Clear();
        foreach (var box in boxes.Where(box => box.Length > 0))
        {
            Append(box);
            Separate("\n");
        }
    }

    private void Append(string more)
    {
        if (!_hidden)
        {
            Flush();
            _frame.Text.Append(more);
        }
    }

    private void Flush()
    {
        if (_frame.Text.Length > 0)
        {
            _frame.Text.Append(_frame.Separator);
        }

        _frame.Separator = "";
    }

    private void Separate(string more)
    {
        if (_frame.Separator.Length < LongestSeparator)
        {
            _frame.Separator += more;
        }
    }

    // Symbol fonts use the private area for pictures; only other characters are text.
    private static string Symbol(string? code) =>
        ushort.TryParse(code, NumberStyles.HexNumber, CultureInfo.InvariantCulture, out var value)
        && char.GetUnicodeCategory((char)value)
            is not (UnicodeCategory.PrivateUse or UnicodeCategory.Surrogate)
            ? ((char)value).ToString()
            : "";

    private static string? Attribute(XmlReader xml, string name) =>
        xml.GetAttribute(name, xml.NamespaceURI);

    private sealed class Frame(int limit)
    {
        public BoundedText Text { get; } = new(limit);

        public List<string> Boxes { get; } = [];

        /// <summary>Stands between the text so far and the next: written only when there is a next.</summary>
        public string Separator { get; set; } = "";
    }
}
