using System.Text;
using Lucene.Net.Analysis;
using Lucene.Net.Analysis.TokenAttributes;

namespace ApplyFunctions.Infrastructure.Search;

/// <summary>
/// Takes case and accents off words of any script, however they were put together, and unfolds what is one character for
/// several (<c>ﬁ</c>). Marks that are letters, as in Devanagari, stay.
/// </summary>
internal sealed class AccentFilter : TokenFilter
{
    private readonly ICharTermAttribute _term;

    public AccentFilter(TokenStream input)
        : base(input) => _term = AddAttribute<ICharTermAttribute>();

    public override bool IncrementToken()
    {
        if (!m_input.IncrementToken())
        {
            return false;
        }

        var word = _term.Buffer.AsSpan(0, _term.Length);
        if (System.Text.Ascii.IsValid(word))
        {
            System.Text.Ascii.ToLowerInPlace(word, out _);
            return true;
        }

        _term.SetEmpty().Append(Fold(word.ToString()));
        return true;
    }

    private static string Fold(string word)
    {
        // Halves of characters, and what is none, cannot be normalized.
        var sound = string.Concat(word.EnumerateRunes().Where(r => (r.Value & 0xFFFE) != 0xFFFE));
        var folded = new StringBuilder(sound.Length);
        foreach (var c in sound.Normalize(NormalizationForm.FormKD))
        {
            if (!IsAccent(c))
            {
                // The last letter of a Greek word is the same letter.
                folded.Append(c == 'ς' ? 'σ' : char.ToLowerInvariant(c));
            }
        }

        return folded.ToString().Normalize(NormalizationForm.FormC);
    }

    // Of Latin, Greek and Cyrillic; the points of Hebrew and Arabic.
    private static bool IsAccent(char c) =>
        c
            is (>= '\u0300' and <= '\u036F')
                or (>= '\u0591' and <= '\u05C7')
                or (>= '\u064B' and <= '\u065F')
                or '\u0670'
                or '\u0640';
}
