namespace ApplyFunctions.Integration.Tests.OpenApi;

/// <summary>What recruiters list, write to files and count.</summary>
internal static class ListingExchanges
{
    private const string List = "listApplications";
    private const string Export = "exportApplications";
    private const string Intake = "getIntake";
    private const string Filters =
        """{"posting":[1],"stage":"received","flagged":"true","received_to":"2026-02-01","format":"csv"}""";

    public static IEnumerable<Exchange> All =>
        [
            new(List, 200, "of none", s => GetAsync(s, "/applications?stage=received&posting=1,2")),
            new(List, 200, "", s => FoundAsync(s, () => GetAsync(s, "/applications?sort=oldest"))),
            .. Refused(List, HttpMethod.Get, "/applications"),
            new(List, 422, "", s => GetAsync(s, "/applications?stage=lost")),
            new(List, 422, "cursor", s => GetAsync(s, "/applications?cursor=x")),
            new(Export, 200, "of none", s => PostAsync(s, Filters)),
            new(Export, 200, "", s => FoundAsync(s, () => PostAsync(s, """{"q":"ada"}"""))),
            new(
                Export,
                200,
                "lines",
                s => FoundAsync(s, () => PostAsync(s, """{"format":"jsonl"}"""))
            ),
            new(Export, 400, "", s => PostAsync(s, """{"q":"a*"}""")),
            .. Refused(Export, HttpMethod.Post, "/export"),
            new(
                Export,
                415,
                "",
                async scene =>
                {
                    var request = await scene.AuthorAsync(HttpMethod.Post, Path(scene, "/export"));
                    request.Content = new StringContent("ada");
                    return request;
                }
            ),
            new(Export, 422, "", s => PostAsync(s, """{"format":"xlsx"}"""))
            {
                SendsBodyOfWrongShape = true,
            },
            new(Intake, 200, "of none", s => GetAsync(s, "/intake")),
            new(Intake, 200, "", s => FoundAsync(s, () => GetAsync(s, "/intake?days=3"))),
            .. Refused(Intake, HttpMethod.Get, "/intake"),
            new(Intake, 422, "", s => GetAsync(s, "/intake?days=367")),
        ];

    private static IEnumerable<Exchange> Refused(
        string operation,
        HttpMethod method,
        string path
    ) =>
        [new(operation, 401, "", s => Task.FromResult(Scene.Visitor(method, Path(s, path), null)))];

    private static async Task<HttpRequestMessage> FoundAsync(
        Scene scene,
        Func<Task<HttpRequestMessage>> request
    )
    {
        await scene.MakeFoundApplicationAsync(Path(scene, "/search"), """{"q":"ada"}""");
        return await request();
    }

    private static Task<HttpRequestMessage> GetAsync(Scene scene, string path) =>
        scene.AuthorAsync(HttpMethod.Get, Path(scene, path));

    private static Task<HttpRequestMessage> PostAsync(Scene scene, string json) =>
        scene.AuthorAsync(HttpMethod.Post, Path(scene, "/export"), json);

    private static string Path(Scene scene, string path) =>
        $"/v1/manage/boards/{scene.Board}{path}";
}
