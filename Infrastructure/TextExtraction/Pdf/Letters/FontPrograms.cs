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
    // Of a file with more, the pages that are read may be few.
    private const int MostObjects = 2_000;

    private static readonly string[] Programs = ["FontFile", "FontFile2", "FontFile3"];

    private readonly PdfObjects _objects = new(pdf);
    private readonly HashSet<IndirectReference> _needed = [];
    private readonly List<(
        IndirectReference At,
        DictionaryToken Font,
        IndirectReference Described
    )> _drawn = [];

    public void LeaveOut()
    {
        var references = pdf.Structure.CrossReferenceTable.ObjectOffsets.Keys.ToList();
        if (references.Count > MostObjects)
        {
            return;
        }

        foreach (var reference in references)
        {
            // What is damaged says nothing here, whatever the library makes of it; whoever needs it will meet it again.
            try
            {
                Consider(reference);
            }
            catch (Exception exception)
                when (exception is not (OutOfMemoryException or OperationCanceledException))
            {
                return;
            }
        }

        // Fonts may share a description.
        foreach (var (at, font, described) in _drawn.Where(f => !_needed.Contains(f.Described)))
        {
            if (Find(described) is { } descriptor)
            {
                var without = Programs.Aggregate(descriptor, (left, key) => left.Without(key));
                pdf.Advanced.ReplaceIndirectObject(described, without);

                // In place of one of these that has no drawings, PdfPig looks for a font of the machine.
                if (_objects.Name(font, "Subtype") == "TrueType")
                {
                    pdf.Advanced.ReplaceIndirectObject(
                        at,
                        font.With(NameToken.Subtype, NameToken.Type1)
                    );
                }
            }
        }
    }

    private DictionaryToken? Find(IndirectReference reference) =>
        pdf.Structure.TokenScanner.Get(reference)?.Data as DictionaryToken;

    private void Consider(IndirectReference at)
    {
        if (Find(at) is not { } font || _objects.Name(font, "Type") != "Font")
        {
            return;
        }

        if (Described(font) is { } described)
        {
            if (IsKnown(font))
            {
                _drawn.Add((at, font, described));
            }
            else
            {
                _needed.Add(described);
            }
        }
        // The height of letters in lines from top to bottom is taken from the drawing.
        else if (
            _objects.Name(font, "Encoding")?.EndsWith('H') != true
            && _objects.Array(font, "DescendantFonts") is [var first, ..]
            && _objects.Resolve(first) is DictionaryToken numbered
            && Described(numbered) is { } upright
        )
        {
            _needed.Add(upright);
        }
    }

    private static IndirectReference? Described(DictionaryToken font) =>
        font.Data.TryGetValue("FontDescriptor", out var token)
        && token is IndirectReferenceToken reference
            ? reference.Data
            : null;

    private bool IsKnown(DictionaryToken font) =>
        _objects.Name(font, "Subtype") switch
        {
            // Parts of composite fonts, whose letters ToUnicode tells or the collection that their numbers are of.
            "CIDFontType0" or "CIDFontType2" => true,
            "Type1" or "MMType1" or "TrueType" => new SimpleFont(pdf, font).TellsLetters,
            _ => false,
        };
}
