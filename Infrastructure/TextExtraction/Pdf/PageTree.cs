using UglyToad.PdfPig.Tokens;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf;

/// <summary>The pages of a PDF as its catalog has them: ISO 32000-1, 7.7.3.</summary>
internal sealed class PageTree(PdfObjects objects)
{
    // A damaged file may have a page be its own ancestor.
    private const int MostAncestors = 32;
    private const int MostNodes = 2_000;

    /// <summary>The first pages, in their order.</summary>
    public IEnumerable<DictionaryToken> Pages(int most)
    {
        var nodes = new Stack<IToken?>([objects.Resolve(objects.Catalog, "Pages")]);
        var pages = 0;
        for (var node = 0; node < MostNodes && pages < most && nodes.TryPop(out var token); node++)
        {
            if (objects.Resolve(token) is not DictionaryToken found)
            {
                continue;
            }

            if (objects.Array(found, "Kids") is { Count: > 0 } kids)
            {
                foreach (var kid in kids.Take(MostNodes).Reverse())
                {
                    nodes.Push(kid);
                }
            }
            else
            {
                pages++;
                yield return found;
            }
        }
    }

    /// <summary>The page's own, or those that it has from the nodes above it.</summary>
    public DictionaryToken? Resources(DictionaryToken page)
    {
        DictionaryToken? node = page;
        for (var level = 0; node is not null && level < MostAncestors; level++)
        {
            if (objects.Dictionary(node, "Resources") is { } resources)
            {
                return resources;
            }

            node = objects.Dictionary(node, "Parent");
        }

        return null;
    }
}
