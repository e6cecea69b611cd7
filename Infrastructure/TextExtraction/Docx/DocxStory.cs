using System.Buffers;
using System.Runtime.InteropServices;
using System.Xml;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>
/// Reads one part of a Word document (ECMA-376 part 1, 17): the body, a header, the notes. Nothing here calls itself,
/// however deep elements are within each other.
/// </summary>
internal sealed class DocxStory(PartReader xml, StoryParts parts)
{
    // Each level of boxes within boxes copies the text of those inside.
    private const int DeepestBox = 8;

    private static readonly SearchValues<char> LineEnds = SearchValues.Create('\n', '\r');

    // A text box is anchored inside a paragraph and read after it, so each has a frame of its own.
    private readonly Stack<(DocxFrame Around, int Depth)> _boxes = new();

    private readonly StoryAlternatives _alternatives = new(xml);
    private readonly StoryGraphics _graphics = new(xml, parts);
    private readonly StoryProperties _properties = new(xml, parts);
    private DocxFrame _frame = new(parts.Limit);
    private Target _target;
    private int _placeholder = -1;

    private enum Target
    {
        None,
        Shown,
        Instruction,
    }

    public string Read()
    {
        while (!_frame.IsCut && xml.Read())
        {
            switch (xml.Type)
            {
                case XmlNodeType.Element:
                    var (element, isEmpty) = (
                        new Tag(xml.Vocabulary, xml.Name, xml.Depth),
                        xml.IsEmpty
                    );
                    Start(element);
                    if (isEmpty)
                    {
                        End(element);
                    }

                    break;
                case XmlNodeType.EndElement:
                    End(new Tag(xml.Vocabulary, xml.Name, xml.Depth));
                    break;
                case XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace:
                    ReadText();
                    break;

                // Word drops these; drawings do not know xml:space.
                case XmlNodeType.Whitespace when xml.Vocabulary == Vocabulary.Drawing:
                    ReadText();
                    break;
            }
        }

        while (_boxes.Count > 0)
        {
            EndBox();
        }

        return _frame.ToString();
    }

    private void ReadText()
    {
        if (_target == Target.None)
        {
            return;
        }

        for (var text = xml.ReadText(); !text.IsEmpty && !_frame.IsCut; text = xml.ReadText())
        {
            if (_target == Target.Instruction)
            {
                _frame.Fields.AppendInstruction(text);
                continue;
            }

            var symbols = WordSymbols.IsPlain(text, _frame.Font)
                ? text
                : WordSymbols.InText(text, _frame.Font);

            // A line break has an element of its own; one in the text is a space.
            for (var at = symbols.IndexOfAny(LineEnds); at >= 0; at = symbols.IndexOfAny(LineEnds))
            {
                _frame.Append(symbols[..at]);
                _frame.Append(" ");
                symbols = symbols[(at + 1)..];
            }

            _frame.Append(symbols);
        }
    }

    private void Start(Tag element)
    {
        switch (element.Vocabulary)
        {
            case Vocabulary.Word:
                StartWord(element);
                break;
            case Vocabulary.Compatibility:
                _alternatives.Start(element.Name);
                break;
            case Vocabulary.Math when element.Name == "r":
                _properties.BeginRun(_frame);
                break;
            case Vocabulary.Math when element.Name == "den":
                _frame.Append("/");
                break;
            case Vocabulary.Math when element.Name == "ctrlPr":
                xml.Skip();
                break;
            case Vocabulary.Math or Vocabulary.Drawing when element.Name == "t":
                _target = Target.Shown;
                break;
            case Vocabulary.Drawing when element.Name == "br":
                _frame.Append("\n");
                break;
            case Vocabulary.Drawing when element.Name == "txBody":
                StartBox(element.Depth);
                break;
            default:
                _graphics.Start(element.Vocabulary, element.Name, _frame);
                break;
        }
    }

    private void StartWord(Tag element)
    {
        switch (element.Name)
        {
            case "p":
                _frame.BeginParagraph();
                break;
            case "pPr":
                _properties.ReadParagraph(_frame);
                break;
            case "r":
                _properties.BeginRun(_frame);
                break;
            case "rPr":
                _properties.ReadRun(_frame);
                break;
            case "t":
                _target = Target.Shown;
                break;
            case "instrText":
                _target = Target.Instruction;
                break;
            case "fldChar" when xml.Attribute("fldCharType") == "begin":
                _frame.Fields.Begin(_properties.ReadFormField());
                break;
            case "fldChar" when xml.Attribute("fldCharType") == "separate":
                _frame.Fields.Separate();
                break;
            case "fldChar" when xml.Attribute("fldCharType") == "end":
                _frame.Fields.End();
                break;
            case "fldSimple":
                _frame.Fields.Begin(choice: null);
                _frame.Fields.AppendInstruction(xml.Attribute("instr"));
                _frame.Fields.Separate();
                break;
            case "hyperlink":
                _frame.BeginLink(parts.Link(xml.RelationshipId("id"), xml.Attribute("anchor")));
                break;
            case "tr":
                _frame.BeginRow();
                break;
            case "trPr" or "tcPr" when _properties.ReadIsDeleted():
                // What is left of the row or of the cell.
                xml.SkipTo(element.Depth - 1);
                break;
            case "sdtPr":
                _placeholder = _properties.ReadIsPlaceholder() ? element.Depth : -1;
                break;
            case "sdtContent" when element.Depth == _placeholder:
                _placeholder = -1;
                xml.Skip();
                break;
            case "txbxContent":
                StartBox(element.Depth);
                break;
            case "drawing" or "pict" or "object":
                _frame.AddPicture();
                break;
            case "altChunk":
                _frame.Append(parts.Chunk(xml.RelationshipId("id")));
                _frame.EndParagraph();
                break;
            case "footnote" or "endnote" when xml.Attribute("type") is { } type && type != "normal":
                xml.Skip();
                break;
            default:
                StartSmall(element.Name);
                break;
        }
    }

    private void StartSmall(string name)
    {
        switch (name)
        {
            case "tab" or "ptab":
                _frame.Append("\t");
                break;
            case "br" or "cr":
                _frame.Append("\n");
                break;
            case "noBreakHyphen":
                _frame.Append("-");
                break;
            case "sym":
                _frame.Append(WordSymbols.Symbol(xml.Attribute("char"), xml.Attribute("font")));
                break;

            // Deleted or moved away, the reading above a character, and properties that hold those of text.
            case "del"
            or "moveFrom"
            or "rt"
            or "sectPr"
            or "sdtEndPr"
            or "tblPr"
            or "tblPrEx":
                xml.Skip();
                break;
        }
    }

    private void End(Tag element)
    {
        switch (element)
        {
            case { Name: "t" or "instrText" }:
                _target = Target.None;
                break;
            case { Name: "r", Vocabulary: Vocabulary.Word or Vocabulary.Math }:
                _properties.EndRun(_frame);
                break;
            case { Name: "p", Vocabulary: Vocabulary.Word or Vocabulary.Drawing }:
                _frame.EndParagraph();
                break;
            case { Name: "hyperlink", Vocabulary: Vocabulary.Word }:
                _frame.EndLink();
                break;
            case { Name: "fldSimple", Vocabulary: Vocabulary.Word }:
                _frame.Fields.End();
                break;
            case { Name: "tc", Vocabulary: Vocabulary.Word }:
                _frame.EndCell();
                break;
            case { Name: "tr", Vocabulary: Vocabulary.Word }:
                _frame.EndRow();
                break;
            case { Name: "txbxContent" or "txBody" }
                when _boxes.TryPeek(out var box) && box.Depth == element.Depth:
                EndBox();
                break;
            case { Name: "AlternateContent", Vocabulary: Vocabulary.Compatibility }:
                _alternatives.End();
                break;
        }
    }

    private void StartBox(int depth)
    {
        if (_frame.IsHidden)
        {
            xml.Skip();
        }
        // Within too many others, a box is read where it stands.
        else if (_boxes.Count < DeepestBox)
        {
            _boxes.Push((_frame, depth));
            _frame = new DocxFrame(parts.Limit);
        }
    }

    private void EndBox()
    {
        var text = _frame.ToString();
        _frame = _boxes.Pop().Around;
        _frame.AddBox(text);
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Tag(Vocabulary Vocabulary, string Name, int Depth);
}
