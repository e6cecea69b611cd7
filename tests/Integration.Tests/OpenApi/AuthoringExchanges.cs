namespace ApplyFunctions.Integration.Tests.OpenApi;

/// <summary>What a board's own servers send.</summary>
internal static class AuthoringExchanges
{
    private const string OtherVersion = "\"another\"";

    // More than a document may be.
    private const int TooLong = 2_200_000;

    public static IEnumerable<Exchange> All => [.. Boards, .. Postings, .. Deletions, .. Sources];

    private static IEnumerable<Exchange> Boards =>
        [
            Put("saveBoard", 201, s => s.BoardPath, _ => Scene.BoardDocument),
            Put(
                "saveBoard",
                200,
                s => s.BoardPath,
                _ => Scene.BoardDocument,
                s => s.MakeBoardAsync()
            ),
            Put("saveBoard", 400, s => s.BoardPath, _ => "{"),
            Put(
                "saveBoard",
                412,
                s => s.BoardPath,
                _ => Scene.BoardDocument,
                ifMatch: OtherVersion
            ),
            Put("saveBoard", 413, s => s.BoardPath, _ => Long()),
            Put("saveBoard", 422, s => s.BoardPath, _ => """{"name":""}""") with
            {
                SendsBodyOfWrongShape = true,
            },
            Visit("saveBoard", HttpMethod.Put, s => s.BoardPath, Scene.BoardDocument),
        ];

    private static IEnumerable<Exchange> Postings =>
        [
            Put("savePosting", 201, s => s.PostingPath, s => s.Document, s => s.MakeBoardAsync()),
            Put("savePosting", 200, s => s.PostingPath, s => s.Document, s => s.MakePostingAsync()),
            Put("savePosting", 400, s => s.PostingPath, _ => "[", s => s.MakeBoardAsync()),
            Put("savePosting", 404, s => s.PostingPath, s => s.Document),
            Put(
                "savePosting",
                409,
                s => s.BoardPath + "/jobs/5172511002",
                _ => """{"title":"Taken"}""",
                s => s.MakeBoardAsync()
            ),
            Put(
                "savePosting",
                412,
                s => s.PostingPath,
                s => s.Document,
                s => s.MakePostingAsync(),
                OtherVersion
            ),
            Put("savePosting", 413, s => s.PostingPath, _ => Long(), s => s.MakeBoardAsync()),
            Put(
                "savePosting",
                422,
                s => s.PostingPath,
                _ => """{"title":"","status":"gone"}""",
                s => s.MakeBoardAsync()
            ) with
            {
                SendsBodyOfWrongShape = true,
            },
            Visit("savePosting", HttpMethod.Put, s => s.PostingPath, "{}"),
        ];

    private static IEnumerable<Exchange> Deletions =>
        [
            Delete(204, s => s.MakePostingAsync()),
            Delete(404, s => s.MakeBoardAsync()),
            Delete(412, s => s.MakePostingAsync(), OtherVersion),
            Visit("deletePosting", HttpMethod.Delete, s => s.PostingPath),
        ];

    private static IEnumerable<Exchange> Sources =>
        [
            .. Source("getBoardSource", s => s.BoardPath + "/source", s => s.MakeBoardAsync()),
            .. Source(
                "listPostingSources",
                s => s.BoardPath + "/source/jobs",
                s => s.MakePostingAsync()
            ),
            Known("getBoardSource", s => s.BoardPath + "/source"),
            Known("getPostingSource", s => s.PostingPath + "/source"),
            .. Source(
                "getPostingSource",
                s => s.PostingPath + "/source",
                s => s.MakePostingAsync()
            ),
        ];

    private static IEnumerable<Exchange> Source(
        string operation,
        Func<Scene, string> path,
        Func<Scene, Task> prepare
    ) =>
        [
            new(operation, 200, "", s => AfterAsync(s, prepare, HttpMethod.Get, path)),
            new(operation, 404, "", s => AfterAsync(s, null, HttpMethod.Get, path)),
            Visit(operation, HttpMethod.Get, path),
        ];

    private static Exchange Known(string operation, Func<Scene, string> path) =>
        new(
            operation,
            304,
            "",
            async scene =>
            {
                var request = await AfterAsync(
                    scene,
                    s => s.MakePostingAsync(),
                    HttpMethod.Get,
                    path
                );
                request.Headers.TryAddWithoutValidation("If-None-Match", "*");
                return request;
            }
        );

    private static Exchange Put(
        string operation,
        int status,
        Func<Scene, string> path,
        Func<Scene, string> json,
        Func<Scene, Task>? prepare = null,
        string? ifMatch = null
    ) =>
        new(
            operation,
            status,
            "",
            s => AfterAsync(s, prepare, HttpMethod.Put, path, json(s), ifMatch)
        );

    private static Exchange Delete(int status, Func<Scene, Task> prepare, string? ifMatch = null) =>
        new(
            "deletePosting",
            status,
            "",
            s => AfterAsync(s, prepare, HttpMethod.Delete, x => x.PostingPath, null, ifMatch)
        );

    private static Exchange Visit(
        string operation,
        HttpMethod method,
        Func<Scene, string> path,
        string? json = null
    ) => new(operation, 401, "", s => Task.FromResult(Scene.Visitor(method, path(s), json)));

    private static async Task<HttpRequestMessage> AfterAsync(
        Scene scene,
        Func<Scene, Task>? prepare,
        HttpMethod method,
        Func<Scene, string> path,
        string? json = null,
        string? ifMatch = null
    )
    {
        if (prepare is not null)
        {
            await prepare(scene);
        }

        var request = await scene.AuthorAsync(method, path(scene), json);
        if (ifMatch is not null)
        {
            request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        }

        return request;
    }

    private static string Long() => $$"""{"name":"{{new string('x', TooLong)}}"}""";
}
