using ApplyFunctions.Infrastructure.TextExtraction.Symbols;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>Reads what drawings have of text besides boxes: links, the words of charts and diagrams, WordArt.</summary>
internal sealed class StoryGraphics(PartReader xml, StoryParts parts)
{
    // Whether the WordArt that is open is a watermark.
    private bool _isWatermark;

    public void Start(Vocabulary vocabulary, string name, DocxFrame frame)
    {
        switch (vocabulary)
        {
            case Vocabulary.WordDrawing when name == "docPr":
                AppendLink(frame);
                break;
            case Vocabulary.Chart when name == "chart":
                frame.AddBox(parts.Graphic(xml.RelationshipId("id")));
                break;
            case Vocabulary.Diagram when name == "relIds":
                frame.AddBox(parts.Graphic(xml.RelationshipId("dm")));
                break;
            case Vocabulary.Vml when name == "shape":
                _isWatermark =
                    xml.Plain("id")?.StartsWith("PowerPlusWaterMark", StringComparison.Ordinal)
                    == true;
                break;
            case Vocabulary.Vml when name == "textpath" && !_isWatermark:
                frame.AddBox(xml.Plain("string") ?? "");
                break;
            case Vocabulary.Symbols when name == "symEx":
                frame.Append(SymbolText.Symbol(xml.Attribute("char"), xml.Attribute("font")));
                break;
        }
    }

    // A picture is made a link by its properties (ECMA-376 part 1, 20.4.2.5 and 20.1.2.2.23).
    private void AppendLink(DocxFrame frame)
    {
        for (var element = xml.Enter(); xml.ReadInside(element); )
        {
            if (
                xml is { Vocabulary: Vocabulary.Drawing, Name: "hlinkClick" }
                && parts.Link(xml.RelationshipId("id"), anchor: null) is { } target
                && LinkTarget.NotIn("", target) is { } added
            )
            {
                frame.Append(added);
            }
        }
    }
}
