namespace ApplyFunctions.Integration.Tests.OpenApi;

/// <summary>What anyone may read.</summary>
internal static class ReadingExchanges
{
    private const string Board = "/v1/boards/example";
    private const string Nobody = "/v1/boards/nobody";
    private const string Posting = Board + "/jobs/5172511002";

    private static readonly (string Operation, string Path, string Missing)[] Reads =
    [
        ("getBoard", Board, Nobody),
        ("listPostings", Board + "/jobs", Nobody + "/jobs"),
        ("getPosting", Posting, Board + "/jobs/1"),
        ("listDepartments", Board + "/departments", Nobody + "/departments"),
        ("getDepartment", Board + "/departments/5100210002", Board + "/departments/1"),
        ("listOffices", Board + "/offices", Nobody + "/offices"),
        ("getOffice", Board + "/offices/5100310002", Board + "/offices/1"),
        ("listSections", Board + "/sections", Nobody + "/sections"),
        ("listEducation", Board + "/education/degrees", Board + "/education/hobbies"),
        ("getEmbeddedBoard", Board + "/embed", Nobody + "/embed"),
        ("listEmbeddedPostings", Board + "/embed/jobs", Nobody + "/embed/jobs"),
        ("getEmbeddedPosting", Board + "/embed/job?id=5172511002", Board + "/embed/job?id=1"),
        ("listEmbeddedDepartments", Board + "/embed/departments", Nobody + "/embed/departments"),
        (
            "getEmbeddedDepartment",
            Board + "/embed/department?id=5100210002",
            Board + "/embed/department?id=1"
        ),
        ("listEmbeddedOffices", Board + "/embed/offices", Nobody + "/embed/offices"),
        ("getEmbeddedOffice", Board + "/embed/office?id=5100310002", Board + "/embed/office?id=1"),
    ];

    private static readonly (string Operation, string Path, string? Missing)[] Documents =
    [
        ("getPostingJsonLd", Posting + "/posting.jsonld", Board + "/jobs/1/posting.jsonld"),
        ("getSitemap", Board + "/sitemap.xml", Nobody + "/sitemap.xml"),
        ("getFeed", Board + "/feed.atom", Nobody + "/feed.atom"),
        ("getOpenApi", "/v1/openapi.json", null),
    ];

    private static readonly (string Operation, string Path)[] Variants =
    [
        ("listPostings", Board + "/jobs?content=true&pay_transparency=true"),
        ("getPosting", Posting + "?questions=true&pay_transparency=true"),
        ("getPosting", Posting + "/?questions="),
        ("getPosting", "/v1/boards/Example/jobs/5172510002"),
        ("listDepartments", Board + "/departments?render_as=tree"),
        ("getDepartment", Board + "/departments/5100210002?render_as=tree"),
        ("listOffices", Board + "/offices?render_as=tree"),
        ("getOffice", Board + "/offices/5100310002?render_as=tree"),
        ("listEducation", Board + "/education/disciplines?term=science&page=1"),
        ("listEducation", Board + "/education/schools"),
        ("getBoard", Board + "?callback=show"),
    ];

    public static IEnumerable<Exchange> All =>
        [
            .. Reads.SelectMany(r => Of(r.Operation, r.Path, r.Missing)),
            .. Documents.SelectMany(d => Of(d.Operation, d.Path, d.Missing)),
            .. Reads
                .Where(r => !r.Operation.Contains("Embedded", StringComparison.Ordinal))
                .Select(r => Get(r.Operation, 400, r.Path + "?callback=a(b)")),
            .. Variants.Select(v => Get(v.Operation, 200, v.Path)),
            .. Sections,
            Get("getBotCheck", 200, Posting + "/bot-check"),
            Get("getBotCheck", 404, Board + "/jobs/1/bot-check"),
            Get("getHealth", 200, "/health"),
            Get("getLiveness", 200, "/health/live"),
            Get("getOpenApi", 400, "/v1/openapi.json?callback=a(b)"),
        ];

    private static IEnumerable<Exchange> Sections =>
        [
            Section(200, s => s.BoardPath + "/sections/7"),
            Section(304, s => s.BoardPath + "/sections/7", known: true),
            Section(400, s => s.BoardPath + "/sections/7?callback=a(b)"),
            Section(404, s => s.BoardPath + "/sections/8"),
        ];

    private static IEnumerable<Exchange> Of(string operation, string path, string? missing)
    {
        yield return Get(operation, 200, path);
        yield return Get(operation, 304, path, known: true);
        if (missing is not null)
        {
            var isLegacy = operation.Contains("Embedded", StringComparison.Ordinal);
            yield return Get(operation, isLegacy ? 400 : 404, missing);
        }
    }

    private static Exchange Get(string operation, int status, string path, bool known = false) =>
        new(operation, status, path, _ => Task.FromResult(Request(path, known)));

    private static Exchange Section(int status, Func<Scene, string> path, bool known = false) =>
        new(
            "getSection",
            status,
            "",
            async scene =>
            {
                await scene.MakeBoardAsync();
                using var put = await scene.AuthorAsync(
                    HttpMethod.Put,
                    scene.BoardPath,
                    """{"name":"Contract","sections":[{"id":7,"name":"Anything"}]}"""
                );
                await scene.SendAsync(put);
                return Request(path(scene), known);
            }
        );

    private static HttpRequestMessage Request(string path, bool known)
    {
        var request = Scene.Visitor(HttpMethod.Get, path);
        if (known)
        {
            request.Headers.TryAddWithoutValidation("If-None-Match", "*");
        }

        return request;
    }
}
