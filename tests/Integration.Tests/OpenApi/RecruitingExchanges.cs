using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.OpenApi;

/// <summary>What recruiters read of one application.</summary>
internal static class RecruitingExchanges
{
    public static IEnumerable<Exchange> All =>
        [
            .. Of("getApplication", ""),
            .. Of("getApplicationFile", "/files/resume"),
            .. Of("getApplicationText", "/files/resume/text"),
            .. Of("previewStageMail", "/stage/mail?stage=rejected"),
            Held("getApplicationFile", "/files/resume"),
            Held("getApplicationText", "/files/resume/text"),
            .. Change("changeStage", "/stage", """{"stage":"rejected","mail":true}"""),
            .. Change("addNote", "/notes", """{"text":"Rings on Monday."}""", 201),
            new(
                "changeStage",
                409,
                "",
                s => AfterWithdrawalAsync(s, HttpMethod.Post, "/stage", """{"stage":"offered"}""")
            ),
            new(
                "previewStageMail",
                409,
                "",
                s => AfterWithdrawalAsync(s, HttpMethod.Get, "/stage/mail?stage=offered")
            ),
            new(
                "previewStageMail",
                422,
                "",
                async scene =>
                {
                    var (id, _) = await scene.ApplyAsync();
                    return await scene.AuthorAsync(
                        HttpMethod.Get,
                        Path(scene, id, "/stage/mail?stage=hired")
                    );
                }
            ),
            new(
                "changeStages",
                200,
                "",
                async scene =>
                {
                    var (id, _) = await scene.ApplyAsync();
                    return await scene.AuthorAsync(
                        HttpMethod.Post,
                        Path(scene, "stages", ""),
                        $$"""{"application_ids":["{{id}}","x"],"stage":"offered"}"""
                    );
                }
            ),
            .. Refused("changeStages", s => Path(s, "stages", "")),
            new("removeNote", 200, "", AfterNoteAsync),
            new(
                "removeNote",
                401,
                "",
                s => Task.FromResult(Scene.Visitor(HttpMethod.Delete, Path(s, "x", "/notes/y")))
            ),
            new(
                "removeNote",
                404,
                "",
                s => s.AuthorAsync(HttpMethod.Delete, Path(s, "x", "/notes/y"))
            ),
        ];

    private static IEnumerable<Exchange> Of(string operation, string path) =>
        [
            new(
                operation,
                200,
                "",
                async scene =>
                {
                    var id = await scene.MakeReadApplicationAsync();
                    return await scene.AuthorAsync(HttpMethod.Get, Path(scene, id, path));
                }
            ),
            new(
                operation,
                401,
                "",
                s => Task.FromResult(Scene.Visitor(HttpMethod.Get, Path(s, "x", path)))
            ),
            new(operation, 404, "", s => s.AuthorAsync(HttpMethod.Get, Path(s, "x", path))),
        ];

    private static Exchange Held(string operation, string path) =>
        new(
            operation,
            409,
            "",
            async scene =>
            {
                var id = await scene.MakeReadApplicationAsync();
                await scene.InfectAsync(id);
                return await scene.AuthorAsync(HttpMethod.Get, Path(scene, id, path));
            }
        );

    private static IEnumerable<Exchange> Change(
        string operation,
        string path,
        string body,
        int status = 200
    ) =>
        [
            new(
                operation,
                status,
                "",
                async scene =>
                {
                    var (id, _) = await scene.ApplyAsync();
                    return await scene.AuthorAsync(HttpMethod.Post, Path(scene, id, path), body);
                }
            ),
            .. Refused(operation, s => Path(s, "x", path)),
            new(operation, 404, "", s => s.AuthorAsync(HttpMethod.Post, Path(s, "x", path), body)),
        ];

    /// <summary>What cannot be read, on an application that is there.</summary>
    private static IEnumerable<Exchange> Refused(string operation, Func<Scene, string> path) =>
        [
            new(
                operation,
                401,
                "",
                s => Task.FromResult(Scene.Visitor(HttpMethod.Post, path(s), "{}"))
            ),
            new(operation, 415, "", s => OnOneAsync(s, path, new StringContent("text"))),
            new(operation, 422, "", s => OnOneAsync(s, path, Author.Json("{}"))),
        ];

    private static async Task<HttpRequestMessage> OnOneAsync(
        Scene scene,
        Func<Scene, string> path,
        HttpContent body
    )
    {
        var (id, _) = await scene.ApplyAsync();
        var address = path(scene).Replace("/x/", $"/{id}/", StringComparison.Ordinal);
        var request = await scene.AuthorAsync(HttpMethod.Post, address);
        request.Content = body;
        return request;
    }

    private static async Task<HttpRequestMessage> AfterWithdrawalAsync(
        Scene scene,
        HttpMethod method,
        string path,
        string? body = null
    )
    {
        var (id, token) = await scene.ApplyAsync();
        await scene.SendAsync(Scene.Candidate(HttpMethod.Post, id, "/withdraw", token));
        return await scene.AuthorAsync(method, Path(scene, id, path), body);
    }

    private static async Task<HttpRequestMessage> AfterNoteAsync(Scene scene)
    {
        var (id, _) = await scene.ApplyAsync();
        using var request = await scene.AuthorAsync(
            HttpMethod.Post,
            Path(scene, id, "/notes"),
            """{"text":"Soon gone."}"""
        );
        var note = await scene.AnswerAsync(request);
        return await scene.AuthorAsync(
            HttpMethod.Delete,
            Path(scene, id, $"/notes/{note["note_id"]}")
        );
    }

    private static string Path(Scene scene, string id, string path) =>
        $"/v1/manage/boards/{scene.Board}/applications/{id}{path}";
}
