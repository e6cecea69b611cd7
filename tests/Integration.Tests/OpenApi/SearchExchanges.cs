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
            Wrong("sort", """{"sort":"best"}"""),
            Wrong("posting", """{"posting":"x"}"""),
            Wrong("texts", """{"q":["a","b"]}"""),
            new(Search, 400, "cursor", s => PostAsync(s, """{"cursor":"x"}""")),
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
        new(Search, 400, variant, s => PostAsync(s, json)) { SendsBodyOfWrongShape = true };

    private static Task<HttpRequestMessage> PostAsync(Scene scene, string json) =>
        scene.AuthorAsync(HttpMethod.Post, Path(scene), json);

    private static string Path(Scene scene) => $"/v1/manage/boards/{scene.Board}/search";
}
