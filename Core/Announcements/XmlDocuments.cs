using System.Text;
using System.Xml;
using ApplyFunctions.Core.Postings.Reading;

namespace ApplyFunctions.Core.Announcements;

internal static class XmlDocuments
{
    private static readonly XmlWriterSettings Format = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        CloseOutput = false,
    };

    public static WireDocument Write(string mediaType, Action<XmlWriter> write)
    {
        using var stream = new MemoryStream();
        using (var writer = XmlWriter.Create(stream, Format))
        {
            write(writer);
        }

        return new WireDocument(stream.ToArray(), mediaType);
    }

    /// <summary>Text without what XML 1.0 has no way to write, such as control characters.</summary>
    public static string Text(string text)
    {
        var kept = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && XmlConvert.IsXmlSurrogatePair(text[i + 1], text[i]))
            {
                kept.Append(text[i]).Append(text[++i]);
            }
            else if (XmlConvert.IsXmlChar(text[i]))
            {
                kept.Append(text[i]);
            }
        }

        return kept.ToString();
    }
}
