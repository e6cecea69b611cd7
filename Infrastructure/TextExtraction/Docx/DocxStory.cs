using System.Runtime.InteropServices;
using System.Xml;
using ApplyFunctions.Infrastructure.TextExtraction.Symbols;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>
/// Reads one part of a Word document (ECMA-376 part 1, 17): the body, a header, the notes. Nothing here calls itself,
/// however deep elements are within each other.
/// </summary>
internal sealed class DocxStory(PartReader xml, StoryParts parts)
{
    private readonly StoryBoxes _boxes = new(xml, parts.Limit);
    private readonly StoryWords _words = new(xml);
    private readonly StoryAlternatives _alternatives = new(xml);
    private readonly StoryGraphics _graphics = new(xml, parts);
    private readonly StoryProperties _properties = new(xml, parts);
    private int _placeholder = -1;

    private DocxFrame Frame => _boxes.Frame;

    public string Read()
    {
        while (!Frame.IsCut && xml.Read())
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
                    _words.Read(Frame);
                    break;

                // Word drops these; drawings do not know xml:space.
                case XmlNodeType.Whitespace when xml.Vocabulary == Vocabulary.Drawing:
                    _words.Read(Frame);
                    break;
            }
        }

        return _boxes.ToString();
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
                _properties.BeginRun(Frame);
                break;
            case Vocabulary.Math when element.Name == "den":
                Frame.Append("/");
                break;
            case Vocabulary.Math when element.Name == "ctrlPr":
                xml.Skip();
                break;
            case Vocabulary.Math or Vocabulary.Drawing when element.Name == "t":
                _words.Start();
                break;
            case Vocabulary.Drawing when element.Name == "br":
                Frame.Append("\n");
                break;
            case Vocabulary.Drawing when element.Name == "txBody":
                _boxes.Start(element.Depth);
                break;
            default:
                _graphics.Start(element.Vocabulary, element.Name, Frame);
                break;
        }
    }

    private void StartWord(Tag element)
    {
        switch (element.Name)
        {
            case "p":
                Frame.BeginParagraph();
                break;
            case "pPr":
                _properties.ReadParagraph(Frame);
                break;
            case "r":
                _properties.BeginRun(Frame);
                break;
            case "rPr":
                _properties.ReadRun(Frame);
                break;
            case "t":
                _words.Start();
                break;
            case "instrText":
                _words.StartInstruction();
                break;
            case "fldChar" when xml.Attribute("fldCharType") == "begin":
                Frame.Fields.Begin(_properties.ReadFormField());
                break;
            case "fldChar" when xml.Attribute("fldCharType") == "separate":
                Frame.Fields.Separate();
                break;
            case "fldChar" when xml.Attribute("fldCharType") == "end":
                Frame.Fields.End();
                break;
            case "fldSimple":
                Frame.Fields.Begin(choice: null);
                Frame.Fields.AppendInstruction(xml.Attribute("instr"));
                Frame.Fields.Separate();
                break;
            case "hyperlink":
                Frame.BeginLink(parts.Link(xml.RelationshipId("id"), xml.Attribute("anchor")));
                break;
            case "tr":
                Frame.BeginRow();
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
                _boxes.Start(element.Depth);
                break;
            case "drawing" or "pict" or "object":
                Frame.AddPicture();
                break;
            case "altChunk":
                Frame.Append(parts.Chunk(xml.RelationshipId("id")));
                Frame.EndParagraph();
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
                Frame.Append("\t");
                break;
            case "br" or "cr":
                Frame.Append("\n");
                break;
            case "noBreakHyphen":
                Frame.Append("-");
                break;
            case "sym":
                Frame.Append(SymbolText.Symbol(xml.Attribute("char"), xml.Attribute("font")));
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
                _words.End();
                break;
            case { Name: "r", Vocabulary: Vocabulary.Word or Vocabulary.Math }:
                _properties.EndRun(Frame);
                break;
            case { Name: "p", Vocabulary: Vocabulary.Word or Vocabulary.Drawing }:
                Frame.EndParagraph();
                break;
            case { Name: "hyperlink", Vocabulary: Vocabulary.Word }:
                Frame.EndLink();
                break;
            case { Name: "fldSimple", Vocabulary: Vocabulary.Word }:
                Frame.Fields.End();
                break;
            case { Name: "tc", Vocabulary: Vocabulary.Word }:
                Frame.EndCell();
                break;
            case { Name: "tr", Vocabulary: Vocabulary.Word }:
                Frame.EndRow();
                break;
            case { Name: "txbxContent" or "txBody" }:
                _boxes.End(element.Depth);
                break;
            case { Name: "AlternateContent", Vocabulary: Vocabulary.Compatibility }:
                _alternatives.End();
                break;
        }
    }

    [StructLayout(LayoutKind.Auto)]
    private readonly record struct Tag(Vocabulary Vocabulary, string Name, int Depth);
}
