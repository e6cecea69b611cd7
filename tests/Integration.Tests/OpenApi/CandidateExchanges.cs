using System.Text;

namespace ApplyFunctions.Integration.Tests.OpenApi;

/// <summary>What candidates do with their own application.</summary>
internal static class CandidateExchanges
{
    private const string Wrong = "wrong";

    private static readonly (
        string Operation,
        HttpMethod Method,
        string Path,
        string? Json,
        int Status
    )[] Simple =
    [
        ("getOwnApplication", HttpMethod.Get, "", null, 200),
        ("withdrawApplication", HttpMethod.Post, "/withdraw", null, 200),
        ("correctContact", HttpMethod.Post, "/contact", """{"first_name":"Augusta"}""", 200),
        ("replaceFile", HttpMethod.Post, "/files/resume", File("Hello"), 200),
        ("eraseOwnApplication", HttpMethod.Post, "/erase", null, 202),
        ("exportOwnApplication", HttpMethod.Get, "/export", null, 200),
    ];

    public static IEnumerable<Exchange> All =>
        [
            .. Simple.Select(s => Of(s.Operation, s.Status, "", s.Method, s.Path, s.Json)),
            .. Simple.Select(s => Of(s.Operation, 404, "", s.Method, s.Path, s.Json, Wrong)),
            Of("correctContact", 422, "", HttpMethod.Post, "/contact", """{"email":"none"}"""),
            Of("replaceFile", 422, "", HttpMethod.Post, "/files/resume", "{}"),
            new("correctContact", 415, "", s => XmlAsync(s, "/contact")),
            new("replaceFile", 415, "", s => XmlAsync(s, "/files/resume")),
            new("replaceFile", 409, "withdrawn", WithdrawnAsync),
            new("getErasure", 202, "under a hold", HeldAsync),
            new("getErasure", 200, "", ErasedAsync),
            new(
                "getErasure",
                404,
                "",
                _ => Task.FromResult(Scene.Visitor(HttpMethod.Get, "/v1/erasures/0"))
            ),
        ];

    private static string File(string text) =>
        $$"""{"resume_content":"{{Convert.ToBase64String(
            Encoding.UTF8.GetBytes(text)
        )}}","resume_content_filename":"cv.txt"}""";

    private static Exchange Of(
        string operation,
        int status,
        string variant,
        HttpMethod method,
        string path,
        string? json,
        string? token = null
    ) => new(operation, status, variant, s => s.CandidateAsync(method, path, json, token));

    private static async Task<HttpRequestMessage> XmlAsync(Scene scene, string path)
    {
        var request = await scene.CandidateAsync(HttpMethod.Post, path);
        request.Content = new StringContent("<a/>", Encoding.UTF8, "application/xml");
        return request;
    }

    private static async Task<HttpRequestMessage> WithdrawnAsync(Scene scene)
    {
        var (id, token) = await scene.ApplyAsync();
        using var withdraw = Own(id, token, "/withdraw");
        await scene.SendAsync(withdraw);
        var request = Own(id, token, "/files/resume");
        request.Content = new StringContent(File("Hello"), Encoding.UTF8, "application/json");
        return request;
    }

    private static async Task<HttpRequestMessage> HeldAsync(Scene scene)
    {
        var (id, token) = await scene.ApplyAsync();
        using var hold = await scene.AuthorAsync(
            HttpMethod.Put,
            $"/v1/manage{scene.BoardPath["/v1".Length..]}/applications/{id}/legal-hold"
        );
        await scene.SendAsync(hold);
        var receipt = await scene.EraseAsync(id, token);
        return Scene.Visitor(HttpMethod.Get, $"/v1/erasures/{receipt}");
    }

    private static async Task<HttpRequestMessage> ErasedAsync(Scene scene)
    {
        var (id, token) = await scene.ApplyAsync();
        var receipt = await scene.EraseAsync(id, token);
        await scene.UntilErasedAsync(receipt);
        return Scene.Visitor(HttpMethod.Get, $"/v1/erasures/{receipt}");
    }

    private static HttpRequestMessage Own(string id, string token, string path)
    {
        var request = Scene.Visitor(HttpMethod.Post, $"/v1/applications/{id}{path}");
        request.Headers.TryAddWithoutValidation("Application-Token", token);
        return request;
    }
}
