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

    private static string Path(Scene scene, string id, string path) =>
        $"/v1/manage/boards/{scene.Board}/applications/{id}{path}";
}
