namespace ApplyFunctions.Integration.Tests.OpenApi;

/// <summary>What somebody sends whose role is for something else, and what owners ask of the audit.</summary>
internal static class AccessExchanges
{
    private const string Audit = "listAudit";

    private static readonly (
        string Operation,
        HttpMethod Method,
        Func<Scene, string> Path
    )[] Doors =
    [
        ("saveBoard", HttpMethod.Put, s => s.BoardPath),
        ("savePosting", HttpMethod.Put, s => s.PostingPath),
        ("deletePosting", HttpMethod.Delete, s => s.PostingPath),
        ("getBoardSource", HttpMethod.Get, s => s.BoardPath + "/source"),
        ("listPostingSources", HttpMethod.Get, s => s.BoardPath + "/source/jobs"),
        ("getPostingSource", HttpMethod.Get, s => s.PostingPath + "/source"),
        ("setLegalHold", HttpMethod.Put, s => Managed(s, "/applications/x/legal-hold")),
        ("liftLegalHold", HttpMethod.Delete, s => Managed(s, "/applications/x/legal-hold")),
        ("exportPerson", HttpMethod.Post, s => Managed(s, "/people/export")),
        ("erasePerson", HttpMethod.Post, s => Managed(s, "/people/erase")),
        ("listDeadLetters", HttpMethod.Get, s => Managed(s, "/dead-letters")),
        ("replayDeadLetters", HttpMethod.Post, s => Managed(s, "/dead-letters/replay")),
        ("replayDeadLetter", HttpMethod.Post, s => Managed(s, "/dead-letters/none/replay")),
        ("getApplication", HttpMethod.Get, s => Managed(s, "/applications/x")),
        ("getApplicationFile", HttpMethod.Get, s => Managed(s, "/applications/x/files/resume")),
        (
            "getApplicationText",
            HttpMethod.Get,
            s => Managed(s, "/applications/x/files/resume/text")
        ),
        ("changeStages", HttpMethod.Post, s => Managed(s, "/applications/stages")),
        ("changeStage", HttpMethod.Post, s => Managed(s, "/applications/x/stage")),
        ("previewStageMail", HttpMethod.Get, s => Managed(s, "/applications/x/stage/mail")),
        ("addNote", HttpMethod.Post, s => Managed(s, "/applications/x/notes")),
        ("removeNote", HttpMethod.Delete, s => Managed(s, "/applications/x/notes/y")),
        ("searchApplications", HttpMethod.Post, s => Managed(s, "/search")),
        ("listApplications", HttpMethod.Get, s => Managed(s, "/applications")),
        ("exportApplications", HttpMethod.Post, s => Managed(s, "/export")),
        ("getIntake", HttpMethod.Get, s => Managed(s, "/intake")),
        ("getEqualityReport", HttpMethod.Get, s => Managed(s, "/equality")),
        (Audit, HttpMethod.Get, s => Managed(s, "/audit")),
    ];

    public static IEnumerable<Exchange> All =>
        [
            .. Doors.Select(d => new Exchange(
                d.Operation,
                403,
                "another role",
                s => s.OutsiderAsync(d.Method, d.Path(s))
            )),
            new(Audit, 200, "", AfterOneAsync),
            new(Audit, 200, "of nothing", s => s.AuthorAsync(HttpMethod.Get, Managed(s, "/audit"))),
            new(
                Audit,
                401,
                "",
                s => Task.FromResult(Scene.Visitor(HttpMethod.Get, Managed(s, "/audit")))
            ),
            new(
                Audit,
                422,
                "cursor",
                s => s.AuthorAsync(HttpMethod.Get, Managed(s, "/audit?cursor=x"))
            ),
        ];

    private static async Task<HttpRequestMessage> AfterOneAsync(Scene scene)
    {
        var (id, _) = await scene.ApplyAsync();
        await scene.SendAsync(
            await scene.AuthorAsync(
                HttpMethod.Put,
                Managed(scene, $"/applications/{id}/legal-hold")
            )
        );
        return await scene.AuthorAsync(HttpMethod.Get, Managed(scene, "/audit"));
    }

    private static string Managed(Scene scene, string path) =>
        $"/v1/manage/boards/{scene.Board}{path}";
}
