using Microsoft.AspNetCore.WebUtilities;

namespace ApplyFunctions.Infrastructure.Attachments;

/// <summary>
/// Turns the links that people copy, which lead to pages that show a file, into those that lead to the file.
/// </summary>
internal static class ShareLinks
{
    public static Uri Direct(Uri link) =>
        link.IdnHost switch
        {
            "dropbox.com" or "www.dropbox.com" => Dropbox(link),
            "drive.google.com" => Drive(link),
            "docs.google.com" => Docs(link),
            _ => link,
        };

    // https://help.dropbox.com/share/force-download: dl=1 in place of dl=0 or raw=1; all other parameters count.
    private static Uri Dropbox(Uri link)
    {
        var kept = QueryHelpers.ParseQuery(link.Query);
        kept.Remove("raw");
        kept["dl"] = "1";
        return With(link, link.AbsolutePath, QueryHelpers.AddQueryString("", kept));
    }

    // What Drive's own "download" does; a file shared long ago has a key of its own besides.
    private static Uri Drive(Uri link)
    {
        var id =
            Id(link, "file")
            ?? (link.AbsolutePath is "/open" or "/uc" ? Parameter(link, "id") : null);
        return string.IsNullOrEmpty(id)
            ? link
            : With(link, "/uc", $"?export=download&id={Escaped(id)}{ResourceKey(link)}");
    }

    private static Uri Docs(Uri link) =>
        Id(link, "document") is { } id
        && !link.AbsolutePath.EndsWith("/export", StringComparison.Ordinal)
            ? With(link, $"/document/d/{Escaped(id)}/export", $"?format=pdf{ResourceKey(link)}")
            : link;

    /// <summary>
    /// The id in <c>/file/d/{id}/view</c>, also behind a domain or the number of an account (<c>/file/u/0/d/{id}</c>).
    /// What was published as a page (<c>/d/e/{id}</c>) has none.
    /// </summary>
    private static string? Id(Uri link, string kind)
    {
        var steps = link.AbsolutePath.Split('/', StringSplitOptions.RemoveEmptyEntries);
        var at = Array.IndexOf(steps, "d");
        return
            at > 0
            && at + 1 < steps.Length
            && steps[at + 1] != "e"
            && steps.Take(at).Contains(kind, StringComparer.Ordinal)
            ? Uri.UnescapeDataString(steps[at + 1])
            : null;
    }

    private static string ResourceKey(Uri link) =>
        Parameter(link, "resourcekey") is { } key ? $"&resourcekey={Escaped(key)}" : "";

    private static string? Parameter(Uri link, string name) =>
        QueryHelpers.ParseQuery(link.Query).TryGetValue(name, out var values)
            ? values.ToString()
            : null;

    private static string Escaped(string text) => Uri.EscapeDataString(text);

    private static Uri With(Uri link, string path, string query) =>
        new UriBuilder(link)
        {
            Path = path,
            Query = query,
            Fragment = "",
        }.Uri;
}
