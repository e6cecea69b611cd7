using System.Collections.Frozen;
using Lucene.Net.Analysis.Cz;
using Lucene.Net.Analysis.Da;
using Lucene.Net.Analysis.De;
using Lucene.Net.Analysis.En;
using Lucene.Net.Analysis.Es;
using Lucene.Net.Analysis.Fi;
using Lucene.Net.Analysis.Fr;
using Lucene.Net.Analysis.Hu;
using Lucene.Net.Analysis.It;
using Lucene.Net.Analysis.Nl;
using Lucene.Net.Analysis.No;
using Lucene.Net.Analysis.Pt;
using Lucene.Net.Analysis.Ro;
using Lucene.Net.Analysis.Sv;
using Lucene.Net.Analysis.Tr;
using Lucene.Net.Analysis.Util;

namespace ApplyFunctions.Infrastructure.TextExtraction.Facts;

/// <summary>
/// The articles, prepositions and pronouns of languages, as search engines leave them out. Prose has one in every second or
/// third word, so a few lines of it mostly tell their language by these alone: sooner than a model of its letters, and more
/// often right.
/// </summary>
internal static class SmallWords
{
    private const int Fewest = 4;

    // Of those that the languages of the lists are written with.
    private const char LastLatinLetter = '\u024F';

    // The others only stand against these: what is written like one of them may be a language that has no list here.
    private static readonly string[] Telling =
    [
        "de",
        "en",
        "es",
        "fi",
        "fr",
        "hu",
        "it",
        "nl",
        "pt",
        "sv",
    ];

    private static readonly (string Language, CharArraySet Words)[] Lists =
    [
        ("cs", CzechAnalyzer.DefaultStopSet),
        ("da", DanishAnalyzer.DefaultStopSet),
        ("de", GermanAnalyzer.DefaultStopSet),
        ("en", EnglishAnalyzer.DefaultStopSet),
        ("es", SpanishAnalyzer.DefaultStopSet),
        ("fi", FinnishAnalyzer.DefaultStopSet),
        ("fr", FrenchAnalyzer.DefaultStopSet),
        ("hu", HungarianAnalyzer.DefaultStopSet),
        ("it", ItalianAnalyzer.DefaultStopSet),
        ("nl", DutchAnalyzer.DefaultStopSet),
        ("no", NorwegianAnalyzer.DefaultStopSet),
        ("pt", PortugueseAnalyzer.DefaultStopSet),
        ("ro", RomanianAnalyzer.DefaultStopSet),
        ("sv", SwedishAnalyzer.DefaultStopSet),
        ("tr", TurkishAnalyzer.DefaultStopSet),
    ];

    // The numbers of the lists that have a word. A single letter is a name, or a bullet, as well.
    private static readonly FrozenDictionary<string, int[]> Known = Lists
        .SelectMany((list, number) => list.Words.Select(word => (word, number)))
        .Where(w => w.word.Length > 1)
        .GroupBy(w => w.word, w => w.number, StringComparer.OrdinalIgnoreCase)
        .ToFrozenDictionary(g => g.Key, g => g.ToArray(), StringComparer.OrdinalIgnoreCase);

    /// <returns>The ISO 639-1 code in small letters; null where no language has clearly more of them than all others.</returns>
    public static string? LanguageOf(ReadOnlySpan<char> text)
    {
        if (IsInOtherLetters(text))
        {
            return null;
        }

        Span<int> counts = stackalloc int[Lists.Length];
        var known = Known.GetAlternateLookup<ReadOnlySpan<char>>();
        var start = 0;
        for (var i = 0; i <= text.Length; i++)
        {
            if (i < text.Length && char.IsLetter(text[i]))
            {
                continue;
            }

            if (known.TryGetValue(text[start..i], out var lists))
            {
                // A word that only one of them has tells more.
                foreach (var list in lists)
                {
                    counts[list] += lists.Length == 1 ? 2 : 1;
                }
            }

            start = i + 1;
        }

        var (best, second, most) = (0, 0, 0);
        for (var list = 0; list < counts.Length; list++)
        {
            if (counts[list] > best)
            {
                (best, second, most) = (counts[list], best, list);
            }
            else if (counts[list] > second)
            {
                second = counts[list];
            }
        }

        return best >= Fewest && best >= 2 * second && Telling.Contains(Lists[most].Language)
            ? Lists[most].Language
            : null;
    }

    // A line in English among others in Russian has all the words that are known.
    private static bool IsInOtherLetters(ReadOnlySpan<char> text)
    {
        var (letters, others) = (0, 0);
        foreach (var character in text)
        {
            letters += char.IsLetter(character) ? 1 : 0;
            others += character > LastLatinLetter && char.IsLetter(character) ? 1 : 0;
        }

        return others > letters / 4;
    }
}
