namespace ApplyFunctions.Integration.Tests.OpenApi;

/// <summary>What a board's own servers send about work that was given up.</summary>
internal static class DeadLetterExchanges
{
    private const string List = "listDeadLetters";
    private const string ReplayOne = "replayDeadLetter";
    private const string ReplayAll = "replayDeadLetters";

    public static IEnumerable<Exchange> All =>
        [
            new(List, 200, "", AfterOneAsync(HttpMethod.Get, (s, _) => Path(s, ""))),
            new(List, 200, "of none", s => s.AuthorAsync(HttpMethod.Get, Path(s, ""))),
            new(List, 422, "state", s => s.AuthorAsync(HttpMethod.Get, Path(s, "?state=lost"))),
            new(List, 422, "cursor", s => s.AuthorAsync(HttpMethod.Get, Path(s, "?cursor=x"))),
            Visit(List, HttpMethod.Get, ""),
            new(ReplayAll, 200, "", AfterOneAsync(HttpMethod.Post, (s, _) => Path(s, "/replay"))),
            Visit(ReplayAll, HttpMethod.Post, "/replay"),
            new(
                ReplayOne,
                200,
                "",
                AfterOneAsync(HttpMethod.Post, (s, id) => Path(s, $"/{id}/replay"))
            ),
            new(ReplayOne, 404, "", s => s.AuthorAsync(HttpMethod.Post, Path(s, "/none/replay"))),
            Visit(ReplayOne, HttpMethod.Post, "/none/replay"),
        ];

    private static Func<Scene, Task<HttpRequestMessage>> AfterOneAsync(
        HttpMethod method,
        Func<Scene, string, string> path
    ) =>
        async scene =>
        {
            var id = await scene.MakeDeadLetterAsync();
            return await scene.AuthorAsync(method, path(scene, id));
        };

    private static Exchange Visit(string operation, HttpMethod method, string rest) =>
        new(operation, 401, "", s => Task.FromResult(Scene.Visitor(method, Path(s, rest))));

    private static string Path(Scene scene, string rest) =>
        $"/v1/manage/boards/{scene.Board}/dead-letters{rest}";
}
