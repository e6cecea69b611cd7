using UglyToad.PdfPig;
using UglyToad.PdfPig.Core;
using UglyToad.PdfPig.Tokens;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

/// <summary>
/// Keeps PdfPig from reading how letters are drawn where that tells nothing of the text: the dictionary of most fonts says
/// which letters there are, and how wide (ISO 32000-1, 9.6 to 9.8). The drawings of a CV by LaTeX, or in an East Asian
/// script, take more time than all the rest of it.
/// </summary>
internal sealed class FontPrograms(PdfDocument pdf)
{
    private static readonly string[] Programs = ["FontFile", "FontFile2", "FontFile3"];

    private readonly PdfObjects _objects = new(pdf);
    private readonly HashSet<IndirectReference> _needed = [];
    private readonly Dictionary<IndirectReference, HashSet<string>> _named = [];
    private readonly List<(
        IndirectReference At,
        DictionaryToken Font,
        IndirectReference Described
    )> _drawn = [];

    /// <param name="fonts">Those that are shown: what else a file holds may be of any kind.</param>
    public void LeaveOut(IEnumerable<IndirectReference> fonts)
    {
        try
        {
            foreach (var at in fonts)
            {
                if (_objects.Resolve(new IndirectReferenceToken(at)) is DictionaryToken font)
                {
                    Consider(at, font);
                }
            }

            // Fonts may share a description.
            foreach (var (_, font, described) in _drawn)
            {
                if (!IsComposite(font) && !TellsLetters(font, described))
                {
                    _needed.Add(described);
                }
            }
        }
        catch (Exception exception)
            when (exception is not (OutOfMemoryException or OperationCanceledException))
        {
            // What is damaged says nothing here, whatever the library makes of it; whoever needs it will meet it again.
            return;
        }

        foreach (var (at, font, described) in _drawn.Where(f => !_needed.Contains(f.Described)))
        {
            LeaveOut(at, font, described);
        }
    }

    private void LeaveOut(IndirectReference at, DictionaryToken font, IndirectReference described)
    {
        if (_objects.Resolve(new IndirectReferenceToken(described)) is DictionaryToken descriptor)
        {
            var without = Programs.Aggregate(descriptor, (left, key) => left.Without(key));
            pdf.Advanced.ReplaceIndirectObject(described, without);

            // In place of one of these that has no drawings, PdfPig looks for a font of the machine.
            if (_objects.Name(font, "Subtype") == "TrueType")
            {
                var renamed = font.With(NameToken.Subtype, NameToken.Type1);
                pdf.Advanced.ReplaceIndirectObject(at, renamed);
            }
        }
    }

    private void Consider(IndirectReference at, DictionaryToken font)
    {
        var described =
            !IsComposite(font) ? font
            : _objects.Array(font, "DescendantFonts") is [var first, ..]
                ? _objects.Resolve(first) as DictionaryToken
            : null;
        if (
            described?.Data.GetValueOrDefault("FontDescriptor")
            is not IndirectReferenceToken { Data: var descriptor }
        )
        {
            return;
        }

        _drawn.Add((at, font, descriptor));
        if (!IsComposite(font))
        {
            _named.TryAdd(descriptor, new(StringComparer.Ordinal));
            _named[descriptor].UnionWith(new SimpleFont(pdf, font).Names.Values);
        }
        // Its letters are told by ToUnicode, or by the collection that their numbers are of. Only the height of letters in
        // lines from top to bottom is taken from the drawing.
        else if (_objects.Name(font, "Encoding")?.EndsWith('H') != true)
        {
            _needed.Add(descriptor);
        }
    }

    private bool IsComposite(DictionaryToken font) => _objects.Name(font, "Subtype") == "Type0";

    private bool TellsLetters(DictionaryToken font, IndirectReference described) =>
        new SimpleFont(pdf, font).TellsLetters(AreDrawingsNamed(described));

    /// <summary>Whether the letters that there are drawings of, where that is told, have a name in one of the fonts.</summary>
    private bool AreDrawingsNamed(IndirectReference described) =>
        _objects.Resolve(new IndirectReferenceToken(described)) is DictionaryToken descriptor
        && _objects.Text(descriptor, "CharSet") is { } drawn
        && drawn.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            is { Length: > 0 } names
        && names.All(_named[described].Contains);
}
