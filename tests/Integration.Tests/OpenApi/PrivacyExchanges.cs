using System.Text;

namespace ApplyFunctions.Integration.Tests.OpenApi;

/// <summary>What a board's own servers do for the people whose applications it has.</summary>
internal static class PrivacyExchanges
{
    private const string Nobody = """{"email":"nobody@example.com"}""";

    private static readonly (string Operation, string Path, int Done)[] People =
    [
        ("exportPerson", "/people/export", 200),
        ("erasePerson", "/people/erase", 202),
    ];

    private static readonly (string Operation, HttpMethod Method)[] Holds =
    [
        ("setLegalHold", HttpMethod.Put),
        ("liftLegalHold", HttpMethod.Delete),
    ];

    public static IEnumerable<Exchange> All =>
        [
            .. People.SelectMany(p => OfPeople(p.Operation, p.Path, p.Done)),
            .. Holds.SelectMany(h => OfHolds(h.Operation, h.Method)),
        ];

    private static IEnumerable<Exchange> OfPeople(string operation, string path, int done) =>
        [
            new(
                operation,
                done,
                "",
                async scene =>
                {
                    var email = $"{Guid.NewGuid():N}@example.com";
                    await scene.ApplyAsync(email);
                    return await scene.AuthorAsync(
                        HttpMethod.Post,
                        Managed(scene, path),
                        $$"""{"email":"{{email}}"}"""
                    );
                }
            ),
            new(
                operation,
                401,
                "",
                scene =>
                    Task.FromResult(Scene.Visitor(HttpMethod.Post, Managed(scene, path), Nobody))
            ),
            new(
                operation,
                404,
                "",
                scene => scene.AuthorAsync(HttpMethod.Post, Managed(scene, path), Nobody)
            ),
            new(
                operation,
                415,
                "",
                async scene =>
                {
                    var request = await scene.AuthorAsync(HttpMethod.Post, Managed(scene, path));
                    request.Content = new StringContent("<a/>", Encoding.UTF8, "application/xml");
                    return request;
                }
            ),
            new(
                operation,
                422,
                "",
                scene => scene.AuthorAsync(HttpMethod.Post, Managed(scene, path), "{}")
            )
            {
                SendsBodyOfWrongShape = true,
            },
        ];

    private static IEnumerable<Exchange> OfHolds(string operation, HttpMethod method) =>
        [
            new(
                operation,
                204,
                "",
                async scene =>
                {
                    var (id, _) = await scene.ApplyAsync();
                    return await scene.AuthorAsync(method, Hold(scene, id));
                }
            ),
            new(
                operation,
                401,
                "",
                scene => Task.FromResult(Scene.Visitor(method, Hold(scene, "x")))
            ),
            new(operation, 404, "", scene => scene.AuthorAsync(method, Hold(scene, "x"))),
        ];

    private static string Hold(Scene scene, string id) =>
        Managed(scene, $"/applications/{id}/legal-hold");

    private static string Managed(Scene scene, string path) =>
        $"/v1/manage{scene.BoardPath["/v1".Length..]}{path}";
}
