using ApplyFunctions.Core.Applications;
using ApplyFunctions.Infrastructure.Http;

namespace ApplyFunctions.Infrastructure.Attachments;

/// <summary>What a fetched file is called: as the client says, as the server says, or as the link ends.</summary>
internal static class LinkFileName
{
    public static string Of(string? given, HttpResponseMessage response, Uri link)
    {
        string?[] names = [given, Disposed(response), Uri.UnescapeDataString(link.Segments[^1])];
        return names.Select(name => FileNames.Clean(name ?? "")).FirstOrDefault(n => n.Length > 0)
            ?? "";
    }

    private static string? Disposed(HttpResponseMessage response) =>
        response.Content.Headers.NonValidated.TryGetValues("Content-Disposition", out var values)
            ? PartDisposition.Parse(values.ToString()).FileName
            : null;
}
