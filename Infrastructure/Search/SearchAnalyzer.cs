using Lucene.Net.Analysis;
using Lucene.Net.Analysis.CharFilters;
using Lucene.Net.Analysis.Cjk;
using Lucene.Net.Analysis.Miscellaneous;
using Lucene.Net.Analysis.Standard;
using Lucene.Net.Util;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>
/// Makes words of texts in any language, the same for texts and for queries: by the rules of Unicode, without case and accents;
/// Chinese, Japanese and Korean by two characters at a time, since no spaces part them. Nothing is stemmed and no word is left
/// out: names and terms of a trade are no words of a language, and one CV has several.
/// </summary>
/// <param name="ofQueries">
/// Whether single characters of Chinese, Japanese and Korean are left out beside pairs: an index has them so that one can be
/// looked for.
/// </param>
internal sealed class SearchAnalyzer(bool ofQueries) : Analyzer
{
    public const LuceneVersion Version = LuceneVersion.LUCENE_48;

    // Words by the rules of Unicode have no signs, and these are names of their own.
    private static readonly NormalizeCharMap Signs = Map(
        ("C++", "Cplusplus"),
        ("c++", "cplusplus"),
        ("C#", "Csharp"),
        ("c#", "csharp"),
        ("F#", "Fsharp"),
        ("f#", "fsharp"),
        (".NET", " dotnet"),
        (".Net", " dotnet"),
        (".net", " dotnet")
    );

    protected override TextReader InitReader(string fieldName, TextReader reader) =>
        new MappingCharFilter(Signs, reader);

    protected override TokenStreamComponents CreateComponents(string fieldName, TextReader reader)
    {
        var words = new StandardTokenizer(Version, reader);
        TokenStream folded = new CJKWidthFilter(words);
        folded = new AccentFilter(folded);
        folded = new ASCIIFoldingFilter(folded);
        folded = new CJKBigramFilter(
            folded,
            CJKScript.HAN | CJKScript.HIRAGANA | CJKScript.KATAKANA | CJKScript.HANGUL,
            outputUnigrams: !ofQueries
        );
        return new TokenStreamComponents(words, folded);
    }

    public override int GetPositionIncrementGap(string fieldName) => IndexFields.Gap;

    private static NormalizeCharMap Map(params (string From, string To)[] signs)
    {
        var map = new NormalizeCharMap.Builder();
        foreach (var (from, to) in signs)
        {
            map.Add(from, to);
        }

        return map.Build();
    }
}
