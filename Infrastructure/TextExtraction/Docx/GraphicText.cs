using System.Xml;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>
/// Reads the words of a chart or of a diagram (SmartArt), a line each: titles and labels, and the names of what the
/// chart shows, which it repeats for every series.
/// </summary>
internal static class GraphicText
{
    public static string Read(PartReader xml, int limit)
    {
        var text = new BoundedText(limit);
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var line = new BoundedText(limit);
        var (isText, isNames, isName) = (false, false, false);
        while (!text.IsCut && xml.Read())
        {
            var isStart = xml.Type == XmlNodeType.Element && !xml.IsEmpty;
            switch ((xml.Type, xml.Vocabulary, xml.Name))
            {
                case (XmlNodeType.Element or XmlNodeType.EndElement, Vocabulary.Drawing, "t"):
                    isText = isStart;
                    break;
                case (XmlNodeType.Element, Vocabulary.Drawing, "br"):
                    line.Append(' ');
                    break;
                case (XmlNodeType.EndElement, Vocabulary.Drawing, "p"):
                    EndLine(isShown: true);
                    break;
                case (
                    XmlNodeType.Element
                        or XmlNodeType.EndElement,
                    Vocabulary.Chart,
                    "strCache"
                        or "strLit"
                        or "multiLvlStrCache"
                ):
                    isNames = isStart;
                    break;
                case (XmlNodeType.Element, Vocabulary.Chart, "v"):
                    isName = isNames && isStart;
                    break;
                case (XmlNodeType.EndElement, Vocabulary.Chart, "v") when isName:
                    isName = false;
                    EndLine(isShown: seen.Add(line.ToString()));
                    break;
                case (XmlNodeType.Text or XmlNodeType.CDATA, _, _)
                or (XmlNodeType.Whitespace or XmlNodeType.SignificantWhitespace, _, _)
                    when isText || isName:
                    AppendText();
                    break;
            }
        }

        return text.ToString();

        void AppendText()
        {
            for (var more = xml.ReadText(); !more.IsEmpty && !line.IsCut; more = xml.ReadText())
            {
                line.Append(more);
            }
        }

        void EndLine(bool isShown)
        {
            if (isShown && line.Length > 0)
            {
                text.Append(text.Length == 0 ? "" : "\n");
                text.Append(line.ToString());
            }

            line = new BoundedText(limit);
        }
    }
}
