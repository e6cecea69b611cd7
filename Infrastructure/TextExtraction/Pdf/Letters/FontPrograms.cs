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

    /// <param name="fonts">Those that are shown: what else a file holds may be of any kind.</param>
    public void LeaveOut(IEnumerable<IndirectReference> fonts)
    {
        // Fonts may share a description. What is damaged throws here, before anything is left out.
        var told = fonts
            .Select(Find)
            .OfType<DrawnFont>()
            .GroupBy(font => font.Descriptor)
            .Where(sharing => TellLetters(sharing.Key, [.. sharing]))
            .ToList();
        foreach (var sharing in told)
        {
            LeaveOut(sharing.Key, sharing);
        }
    }

    private void LeaveOut(IndirectReference at, IEnumerable<DrawnFont> sharing)
    {
        if (Descriptor(at) is not { } descriptor)
        {
            return;
        }

        var without = Programs.Aggregate(descriptor, (left, key) => left.Without(key));
        pdf.Advanced.ReplaceIndirectObject(at, without);
        foreach (var font in sharing)
        {
            // In place of one of these that has no drawings, PdfPig looks for a font of the machine.
            if (_objects.Name(font.Dictionary, "Subtype") == "TrueType")
            {
                var renamed = font.Dictionary.With(NameToken.Subtype, NameToken.Type1);
                pdf.Advanced.ReplaceIndirectObject(font.At, renamed);
            }
        }
    }

    private DrawnFont? Find(IndirectReference at)
    {
        if (_objects.Resolve(new IndirectReferenceToken(at)) is not DictionaryToken font)
        {
            return null;
        }

        var isComposite = _objects.Name(font, "Subtype") == "Type0";
        var described = isComposite ? _objects.Descendant(font) : font;
        return
            described?.Data.GetValueOrDefault("FontDescriptor")
                is IndirectReferenceToken { Data: var descriptor }
            ? new(at, font, descriptor, isComposite ? null : new SimpleFont(pdf, font))
            : null;
    }

    private bool TellLetters(IndirectReference descriptor, IReadOnlyList<DrawnFont> sharing)
    {
        var areDrawingsNamed = AreDrawingsNamed(descriptor, sharing);
        return sharing.All(font =>
            font.Simple?.TellsLetters(areDrawingsNamed) ?? IsLevel(font.Dictionary)
        );
    }

    // The letters of a composite font are told by ToUnicode, or by the collection that their numbers are of. Only the height of
    // letters in lines from top to bottom is taken from the drawing.
    private bool IsLevel(DictionaryToken font) =>
        _objects.Name(font, "Encoding")?.EndsWith('H') == true;

    /// <summary>Whether the letters that there are drawings of, where that is told, have a name in one of the fonts.</summary>
    private bool AreDrawingsNamed(IndirectReference at, IReadOnlyList<DrawnFont> sharing) =>
        Descriptor(at) is { } descriptor
        && _objects.Text(descriptor, "CharSet") is { } drawn
        && drawn.Split('/', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
            is { Length: > 0 } names
        && names.All(
            sharing
                .SelectMany(font => font.Simple?.Names.Values ?? [])
                .ToHashSet(StringComparer.Ordinal)
                .Contains
        );

    private DictionaryToken? Descriptor(IndirectReference at) =>
        _objects.Resolve(new IndirectReferenceToken(at)) as DictionaryToken;

    /// <param name="Simple">Null where it is a composite one.</param>
    private sealed record DrawnFont(
        IndirectReference At,
        DictionaryToken Dictionary,
        IndirectReference Descriptor,
        SimpleFont? Simple
    );
}
