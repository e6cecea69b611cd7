namespace ApplyFunctions.Integration.Tests.OpenApi;

/// <summary>What recruiters look for.</summary>
internal static class SearchExchanges
{
    private const string Search = "searchApplications";

    public static IEnumerable<Exchange> All =>
        [
            new(Search, 200, "of none", s => s.AuthorAsync(HttpMethod.Get, Path(s, ""))),
            new(
                Search,
                200,
                "",
                async scene =>
                {
                    await scene.MakeFoundApplicationAsync(Path(scene, "?q=ada"));
                    return await scene.AuthorAsync(
                        HttpMethod.Get,
                        Path(scene, "?q=ada&sort=relevance")
                    );
                }
            ),
            new(Search, 400, "query", s => s.AuthorAsync(HttpMethod.Get, Path(s, "?q=a*"))),
            new(Search, 400, "sort", s => s.AuthorAsync(HttpMethod.Get, Path(s, "?sort=best"))),
            new(Search, 400, "posting", s => s.AuthorAsync(HttpMethod.Get, Path(s, "?posting=x"))),
            new(Search, 400, "cursor", s => s.AuthorAsync(HttpMethod.Get, Path(s, "?cursor=x"))),
            new(
                Search,
                401,
                "",
                s => Task.FromResult(Scene.Visitor(HttpMethod.Get, Path(s, "?q=ada")))
            ),
        ];

    private static string Path(Scene scene, string query) =>
        $"/v1/manage/boards/{scene.Board}/search{query}";
}
