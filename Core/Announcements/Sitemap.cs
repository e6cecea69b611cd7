using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Reading;

namespace ApplyFunctions.Core.Announcements;

/// <summary>The pages of the open postings, for search engines (https://www.sitemaps.org/protocol.html).</summary>
internal static class Sitemap
{
    private const string Namespace = "http://www.sitemaps.org/schemas/sitemap/0.9";

    // What the protocol allows in one file.
    private const int MaxPages = 50_000;

    public static WireDocument Of(PublishedBoard board) =>
        XmlDocuments.Write(
            "application/xml",
            writer =>
            {
                writer.WriteStartElement("urlset", Namespace);
                foreach (var (page, changed) in Pages(board))
                {
                    writer.WriteStartElement("url", Namespace);
                    writer.WriteElementString("loc", Namespace, page.AbsoluteUri);
                    if (changed is { } moment)
                    {
                        writer.WriteElementString("lastmod", Namespace, Rfc3339.Format(moment));
                    }

                    writer.WriteEndElement();
                }

                writer.WriteEndElement();
            }
        );

    private static IEnumerable<(Uri Page, DateTimeOffset? Changed)> Pages(PublishedBoard board) =>
        board
            .OpenPostings.Select(p =>
                (Page: WebAddress.Of(p.AbsoluteUrl), Changed: Rfc3339.Of(p.UpdatedAt))
            )
            .Where(p => p.Page is not null)
            .DistinctBy(p => p.Page)
            .Take(MaxPages)
            .Select(p => (p.Page!, p.Changed));
}
