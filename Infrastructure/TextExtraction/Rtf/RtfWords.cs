using System.Collections.Frozen;
using System.Text;

namespace ApplyFunctions.Infrastructure.TextExtraction.Rtf;

internal enum RtfAction
{
    /// <summary>Formats, or is not known: says nothing about the text.</summary>
    None,

    /// <summary>What is left of the group goes to <see cref="RtfWord.Destination"/>.</summary>
    Enter,

    /// <summary>Stands for <see cref="RtfWord.Text"/>.</summary>
    Write,
    EndParagraph,
    EndCell,
    EndRow,
    Unicode,
    SetUnicodeFallback,
    SetFont,
    SetFontCharset,
    SetFontCodePage,
    SetDefaultFont,

    /// <summary>The document's code page is the word's number, or <see cref="RtfWord.CodePage"/>.</summary>
    SetCodePage,
    ResetCharacter,
    ResetParagraph,
    SetInTable,
    SetHidden,
    SetDeleted,
    SetFromHtml,
    SetRtfOnly,
}

internal enum RtfDestination
{
    /// <summary>Nothing of it is text.</summary>
    Skipped,
    Fonts,

    /// <summary>Is no text, but may hold some: a text box in a drawing, the Unicode form of a text.</summary>
    Shell,
    Alternatives,
    UnicodeAlternative,
    Header,
    Footer,
    Note,
    Box,
    Field,
    FieldInstruction,
    FieldResult,
    ListText,
    HtmlTag,

    /// <summary>Is text like what is around it, though old readers skip it.</summary>
    Text,
}

internal readonly record struct RtfWord(
    RtfAction Action,
    RtfDestination Destination = default,
    string Text = "",
    int CodePage = 0
);

/// <summary>The control words that matter to text (RTF 1.9.1, appendix B). Case counts.</summary>
internal static class RtfWords
{
    private const int LongestName = 32;

    // What is marked with \* and not known here is skipped, too: comments (annotation) and most of what newer versions
    // added. These may come without the mark.
    private const string Skipped =
        "NeXTGraphic annotation author background bkmkend bkmkstart buptim colorschememapping colortbl comment creatim datafield "
        + "datastore doccomm fldtype fontemb formfield ftncn ftnsep ftnsepc aftncn aftnsep aftnsepc filetbl generator "
        + "info keywords latentstyles listoverridetable listpicture listtable mhtmltag nonesttables nonshppict objalias "
        + "objclass objdata objname objsect objtime operator panose pgptbl picprop pict pn pnseclvl printim private1 "
        + "protusertbl revtbl revtim rsidtbl rxe shppict shprslt sp stylesheet tc tcn template themedata title txe "
        + "userprops wgrffmtfilter xe xmlnstbl";

    private static readonly FrozenDictionary<string, RtfWord>.AlternateLookup<
        ReadOnlySpan<char>
    > Words = Build()
        .ToFrozenDictionary(StringComparer.Ordinal)
        .GetAlternateLookup<ReadOnlySpan<char>>();

    public static RtfWord Find(ReadOnlySpan<byte> name)
    {
        if (name.Length > LongestName)
        {
            return default;
        }

        Span<char> key = stackalloc char[LongestName];
        Encoding.ASCII.GetChars(name, key);
        if (Words.TryGetValue(key[..name.Length], out var word))
        {
            return word;
        }

        // The properties of mathematics are groups, and hold characters such as those of brackets.
        return name is [(byte)'m', .., (byte)'P', (byte)'r']
            ? new RtfWord(RtfAction.Enter, RtfDestination.Skipped)
            : default;
    }

    private static Dictionary<string, RtfWord> Build()
    {
        var words = new Dictionary<string, RtfWord>(StringComparer.Ordinal)
        {
            ["mac"] = new(RtfAction.SetCodePage, CodePage: 10000),
            ["pc"] = new(RtfAction.SetCodePage, CodePage: 437),
            ["pca"] = new(RtfAction.SetCodePage, CodePage: 850),
            ["ansicpg"] = new(RtfAction.SetCodePage),
            ["deff"] = new(RtfAction.SetDefaultFont),
            ["f"] = new(RtfAction.SetFont),
            ["fcharset"] = new(RtfAction.SetFontCharset),
            ["cpg"] = new(RtfAction.SetFontCodePage),
            ["plain"] = new(RtfAction.ResetCharacter),
            ["pard"] = new(RtfAction.ResetParagraph),
            ["intbl"] = new(RtfAction.SetInTable),
            ["v"] = new(RtfAction.SetHidden),
            ["deleted"] = new(RtfAction.SetDeleted),
            ["mvf"] = new(RtfAction.SetDeleted),
            ["u"] = new(RtfAction.Unicode),
            ["uc"] = new(RtfAction.SetUnicodeFallback),
            ["fromhtml"] = new(RtfAction.SetFromHtml),
            ["htmlrtf"] = new(RtfAction.SetRtfOnly),
            ["par"] = new(RtfAction.EndParagraph),
            ["sect"] = new(RtfAction.EndParagraph),
            ["cell"] = new(RtfAction.EndCell),
            ["nestcell"] = new(RtfAction.EndCell),
            ["row"] = new(RtfAction.EndRow),
            ["nestrow"] = new(RtfAction.EndRow),
        };
        AddTexts(words);
        AddDestinations(words);
        return words;
    }

    private static void AddTexts(Dictionary<string, RtfWord> words)
    {
        foreach (
            var (name, text) in new[]
            {
                ("line", "\n"),
                ("lbr", "\n"),
                ("page", "\n"),
                ("column", "\n"),
                ("tab", "\t"),
                ("emdash", "\u2014"),
                ("endash", "\u2013"),
                ("emspace", "\u2003"),
                ("enspace", "\u2002"),
                ("qmspace", "\u2005"),
                ("bullet", "\u2022"),
                ("lquote", "\u2018"),
                ("rquote", "\u2019"),
                ("ldblquote", "\u201C"),
                ("rdblquote", "\u201D"),
            }
        )
        {
            words.Add(name, new RtfWord(RtfAction.Write, Text: text));
        }
    }

    private static void AddDestinations(Dictionary<string, RtfWord> words)
    {
        foreach (
            var (names, destination) in new[]
            {
                (Skipped, RtfDestination.Skipped),
                ("fonttbl", RtfDestination.Fonts),
                ("shpinst do nesttableprops", RtfDestination.Shell),
                ("upr", RtfDestination.Alternatives),
                ("ud", RtfDestination.UnicodeAlternative),
                ("header headerl headerr headerf", RtfDestination.Header),
                ("footer footerl footerr footerf", RtfDestination.Footer),
                ("footnote", RtfDestination.Note),
                ("shptxt dptxbxtext", RtfDestination.Box),
                ("field", RtfDestination.Field),
                ("fldinst", RtfDestination.FieldInstruction),
                ("fldrslt", RtfDestination.FieldResult),
                ("listtext pntext", RtfDestination.ListText),
                ("htmltag", RtfDestination.HtmlTag),
                ("result moMath moMathPara", RtfDestination.Text),
            }
        )
        {
            foreach (var name in names.Split(' '))
            {
                words.Add(name, new RtfWord(RtfAction.Enter, destination));
            }
        }
    }
}
