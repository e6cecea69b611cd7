using ApplyFunctions.Testing;
using Microsoft.Playwright;

namespace ApplyFunctions.EndToEnd.Tests.Pages;

/// <summary>The page's modules as they are written, for tests of a single one; what a browser gets otherwise is a bundle of them.</summary>
internal static class AsWritten
{
    private const string Place = "/as-written/";

    /// <summary>From now on the page can import <c>/as-written/PATH</c>.</summary>
    public static Task ServeAsync(IPage page) =>
        page.RouteAsync(
            $"**{Place}**",
            route =>
            {
                var path = new Uri(route.Request.Url).AbsolutePath[Place.Length..];
                return route.FulfillAsync(
                    new()
                    {
                        ContentType = "text/javascript",
                        Path = Path.Combine(RepositoryFolder.Path, "careers", path),
                    }
                );
            }
        );
}
