namespace ApplyFunctions.Integration.Tests.OpenApi;

/// <summary>What recruiters look for.</summary>
internal static class SearchExchanges
{
    private const string Search = "searchApplications";

    public static IEnumerable<Exchange> All =>
        [
            new(Search, 200, "of none", s => PostAsync(s, "{}")),
            new(
                Search,
                200,
                "",
                async scene =>
                {
                    await scene.MakeFoundApplicationAsync(Path(scene), """{"q":"ada"}""");
                    return await PostAsync(scene, """{"q":"ada","sort":"relevance"}""");
                }
            ),
            new(Search, 400, "query", s => PostAsync(s, """{"q":"a*"}""")),
            new(
                Search,
                200,
                "with filters",
                s =>
                    PostAsync(
                        s,
                        """{"posting":["1",2],"stage":"received,withdrawn","source":"x","flagged":false,"text":["none"],"received_from":"2026-01-01","received_to":"2026-02-01T00:00:00Z","sort":"oldest","per_page":100}"""
                    )
            ),
            Wrong("sort", """{"sort":"best"}"""),
            Wrong("posting", """{"posting":"x"}"""),
            Wrong("texts", """{"q":["a","b"]}"""),
            Wrong("per page", """{"per_page":101}"""),
            new(Search, 422, "cursor", s => PostAsync(s, """{"cursor":"x"}""")),
            new(
                Search,
                401,
                "",
                s => Task.FromResult(Scene.Visitor(HttpMethod.Post, Path(s), "{}"))
            ),
            new(
                Search,
                415,
                "",
                async scene =>
                {
                    var request = await scene.AuthorAsync(HttpMethod.Post, Path(scene));
                    request.Content = new StringContent("ada");
                    return request;
                }
            ),
        ];

    private static Exchange Wrong(string variant, string json) =>
        new(Search, 422, variant, s => PostAsync(s, json)) { SendsBodyOfWrongShape = true };

    private static Task<HttpRequestMessage> PostAsync(Scene scene, string json) =>
        scene.AuthorAsync(HttpMethod.Post, Path(scene), json);

    private static string Path(Scene scene) => $"/v1/manage/boards/{scene.Board}/search";
}
