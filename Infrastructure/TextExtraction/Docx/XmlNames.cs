using System.Collections.Frozen;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>The vocabularies that text is written in.</summary>
internal enum Vocabulary
{
    Other,

    /// <summary>ECMA-376 part 1, 17.</summary>
    Word,

    /// <summary>Part 1, 22.1.</summary>
    Math,

    /// <summary>Part 1, 21.1.</summary>
    Drawing,

    /// <summary>Part 1, 20.4.</summary>
    WordDrawing,

    /// <summary>Part 1, 21.2.</summary>
    Chart,

    /// <summary>Part 1, 21.4.</summary>
    Diagram,

    /// <summary>Part 3, 7.</summary>
    Compatibility,

    /// <summary>Part 4, 19.1.</summary>
    Vml,

    /// <summary>[MS-DOCX] 2.5.</summary>
    Symbols,
}

/// <summary>Namespaces. The Transitional and the Strict schema differ in these only, as far as text is concerned.</summary>
internal static class XmlNames
{
    private const string Transitional = "http://schemas.openxmlformats.org/";
    private const string Strict = "http://purl.oclc.org/ooxml/";

    private static readonly FrozenDictionary<string, Vocabulary> Vocabularies = new Dictionary<
        string,
        Vocabulary
    >(StringComparer.Ordinal)
    {
        [Transitional + "wordprocessingml/2006/main"] = Vocabulary.Word,
        [Strict + "wordprocessingml/main"] = Vocabulary.Word,
        [Transitional + "officeDocument/2006/math"] = Vocabulary.Math,
        [Strict + "officeDocument/math"] = Vocabulary.Math,
        [Transitional + "drawingml/2006/main"] = Vocabulary.Drawing,
        [Strict + "drawingml/main"] = Vocabulary.Drawing,
        [Transitional + "drawingml/2006/wordprocessingDrawing"] = Vocabulary.WordDrawing,
        [Strict + "drawingml/wordprocessingDrawing"] = Vocabulary.WordDrawing,
        [Transitional + "drawingml/2006/chart"] = Vocabulary.Chart,
        [Strict + "drawingml/chart"] = Vocabulary.Chart,
        [Transitional + "drawingml/2006/diagram"] = Vocabulary.Diagram,
        [Strict + "drawingml/diagram"] = Vocabulary.Diagram,
        [Transitional + "markup-compatibility/2006"] = Vocabulary.Compatibility,
        ["urn:schemas-microsoft-com:vml"] = Vocabulary.Vml,
        ["http://schemas.microsoft.com/office/word/2015/wordml/symex"] = Vocabulary.Symbols,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // What a choice among alternatives may require ([MS-DOCX] 2.1 and 2.2): shapes and their groups, canvases and
    // ink, and the additions to text and drawings, of which none holds text that the reader would miss.
    private static readonly FrozenSet<string> Understood = new[]
    {
        "http://schemas.microsoft.com/office/word/2010/wordprocessingShape",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingGroup",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingCanvas",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingInk",
        "http://schemas.microsoft.com/office/word/2010/wordprocessingDrawing",
        "http://schemas.microsoft.com/office/word/2010/wordml",
        "http://schemas.microsoft.com/office/word/2012/wordml",
        "http://schemas.microsoft.com/office/word/2012/wordprocessingDrawing",
        "http://schemas.microsoft.com/office/word/2015/wordml/symex",
        "http://schemas.microsoft.com/office/word/2016/wordml/cid",
        "http://schemas.microsoft.com/office/word/2018/wordml",
        "http://schemas.microsoft.com/office/word/2018/wordml/cex",
        "http://schemas.microsoft.com/office/drawing/2010/main",
        "http://schemas.microsoft.com/office/drawing/2007/8/2/chart",
        "http://schemas.microsoft.com/office/drawing/2017/model3d",
        "urn:schemas-microsoft-com:office:office",
        "urn:schemas-microsoft-com:office:word",
    }.ToFrozenSet(StringComparer.Ordinal);

    public static Vocabulary Find(string name) => Vocabularies.GetValueOrDefault(name);

    public static bool IsUnderstood(string name) =>
        Understood.Contains(name) || Vocabularies.ContainsKey(name);

    public static bool IsRelationship(string name) =>
        name
            is Transitional + "officeDocument/2006/relationships"
                or Strict + "officeDocument/relationships";
}
