using System.Globalization;
using Lingua;

namespace ApplyFunctions.Infrastructure.TextExtraction.Facts;

/// <summary>Guesses the language in which most of a text is written.</summary>
/// <remarks>
/// A CV is lists of names (of firms, tools, places) around a little prose, and only the prose tells. So the guess
/// looks at the lines with the most words in small letters. Where the small words of these do not tell, a detector does
/// that is made for short texts: its time grows with their length, 0.1 ms for a line, 20 ms for 2,000 characters.
/// </remarks>
internal static class LanguageGuess
{
    private const int ProseCharacters = 320;
    private const int SampleCharacters = 80;
    private const int FewestLetters = 20;
    private const int LongestText = 20_000;

    // The languages that a CV may well be in. Each costs memory and time, and makes the others less certain. The models of
    // others are not published: ApplyFunctions.Functions.csproj.
    private static readonly Language[] Languages =
    [
        Language.Arabic,
        Language.Bokmal,
        Language.Bulgarian,
        Language.Chinese,
        Language.Croatian,
        Language.Czech,
        Language.Danish,
        Language.Dutch,
        Language.English,
        Language.Finnish,
        Language.French,
        Language.German,
        Language.Greek,
        Language.Hebrew,
        Language.Hindi,
        Language.Hungarian,
        Language.Italian,
        Language.Japanese,
        Language.Korean,
        Language.Polish,
        Language.Portuguese,
        Language.Romanian,
        Language.Russian,
        Language.Slovak,
        Language.Spanish,
        Language.Swedish,
        Language.Turkish,
        Language.Ukrainian,
        Language.Vietnamese,
    ];

    /// <summary>What may come out, as ISO 639-1 codes in small letters.</summary>
    internal static IEnumerable<string> Codes => Languages.Select(Code);

    private static readonly Lazy<LanguageDetector> Detector = new(() =>
        LanguageDetectorBuilder.FromLanguages(Languages).WithLowAccuracyMode().Build()
    );

    /// <returns>The ISO 639-1 code in small letters; null where the text says too little.</returns>
    public static string? Of(string text)
    {
        var prose = Prose(text);
        if (prose.Count(char.IsLetter) < FewestLetters)
        {
            return null;
        }

        if (SmallWords.LanguageOf(prose) is { } told)
        {
            return told;
        }

        var language = Detector.Value.DetectLanguageOf(
            prose[..Math.Min(prose.Length, SampleCharacters)]
        );
        return language == Language.Unknown ? null : Code(language);
    }

    private static string Code(Language language) =>
        language.IsoCode6391().ToString().ToLowerInvariant();

    private static string Prose(string text)
    {
        var lines = text[..Math.Min(text.Length, LongestText)]
            .Split('\n')
            .OrderByDescending(WordsInSmallLetters);
        var prose = new BoundedText(ProseCharacters);
        foreach (var line in lines)
        {
            prose.Append(line);
            prose.Append('\n');
            if (prose.IsCut)
            {
                break;
            }
        }

        return prose.ToString();
    }

    // Scripts without small letters count by their letters, six to a word.
    private static int WordsInSmallLetters(string line)
    {
        var (words, others, previous) = (0, 0, ' ');
        foreach (var character in line)
        {
            words += char.IsLower(character) && char.IsWhiteSpace(previous) ? 1 : 0;
            others += char.GetUnicodeCategory(character) == UnicodeCategory.OtherLetter ? 1 : 0;
            previous = character;
        }

        return words + others / 6;
    }
}
