using System.Net.Http.Headers;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.OpenApi;

/// <summary>What candidates send.</summary>
internal static class ApplyingExchanges
{
    private const string Named = "submitNamedApplication";
    private const string Address = "/v1/boards/example/jobs/5172511002";
    private const string NamedAddress = "/v1/applications";

    private static readonly (
        int Status,
        string Variant,
        Action<HttpRequestMessage> Change,
        bool WrongShape
    )[] Cases =
    [
        (200, "json", _ => { }, false),
        (200, "form in parts", r => r.Content = WithId(new ApplicationForm()).ToMultipart(), false),
        (
            200,
            "with a key",
            r => r.Headers.Add("Idempotency-Key", Guid.NewGuid().ToString()),
            false
        ),
        (400, "json that ends early", r => r.Content = Json("{"), false),
        (401, "a wrong key", r => r.Headers.Authorization = new("Basic", "d3Jvbmc6"), false),
        (
            403,
            "a page elsewhere",
            r => r.Headers.Add("Origin", "https://elsewhere.example.com"),
            false
        ),
        (413, "too many fields", r => r.Content = Json(TooMany()), false),
        (
            415,
            "xml",
            r => r.Content = new StringContent("<a/>", Encoding.UTF8, "application/xml"),
            false
        ),
        (422, "nothing but an id", r => r.Content = Json("""{"id":5172511002}"""), true),
        (
            422,
            "a name that is a list",
            r => r.Content = Json(With("first_name", new JsonArray("a", "b"))),
            true
        ),
        (422, "no address", r => r.Content = Json(With("email", "no address")), false),
    ];

    public static IEnumerable<Exchange> All =>
        [
            .. Cases.Select(c => Of("submitApplication", Address, c)),
            .. Cases.Select(c => Of(Named, NamedAddress, c)),
            Page(200, Address),
            Page(404, "/v1/boards/example/jobs/1"),
            Page(410, "/v1/boards/example/jobs/5172510002"),
            new(
                "submitApplication",
                200,
                "as a browser sends it",
                _ =>
                {
                    var request = Post(Address);
                    request.Content = new ApplicationForm().ToMultipart();
                    request.Headers.Accept.ParseAdd("text/html,*/*;q=0.8");
                    return Task.FromResult(request);
                }
            ),
            new(
                "submitApplication",
                404,
                "",
                _ => Task.FromResult(Post("/v1/boards/example/jobs/1"))
            ),
            new(
                Named,
                400,
                "no posting",
                _ =>
                {
                    var request = Post(NamedAddress);
                    request.Content = Json(With("id", null));
                    return Task.FromResult(request);
                }
            ),
        ];

    private static Exchange Page(int status, string posting) =>
        new(
            "getApplyPage",
            status,
            "",
            _ => Task.FromResult(new HttpRequestMessage(HttpMethod.Get, $"{posting}/apply"))
        );

    private static Exchange Of(
        string operation,
        string address,
        (int Status, string Variant, Action<HttpRequestMessage> Change, bool WrongShape) of
    ) =>
        new(
            operation,
            of.Status,
            of.Variant,
            _ =>
            {
                var request = Post(address);
                of.Change(request);
                return Task.FromResult(request);
            }
        )
        {
            SendsBodyOfWrongShape = of.WrongShape,
        };

    private static HttpRequestMessage Post(string address) =>
        new(HttpMethod.Post, address) { Content = Json(With("phone", null)) };

    private static string With(string field, JsonNode? value)
    {
        var form = WithId(new ApplicationForm()).ToJson();
        form[field] = value;
        return form.ToJsonString();
    }

    private static string TooMany()
    {
        var form = new ApplicationForm().ToJson();
        form["more"] = new JsonArray([.. Enumerable.Range(0, 501).Select(i => (JsonNode)i)]);
        return form.ToJsonString();
    }

    private static ApplicationForm WithId(ApplicationForm form) => form.Set("id", "5172511002");

    private static StringContent Json(string text) =>
        new(text, Encoding.UTF8, MediaTypeHeaderValue.Parse("application/json"));
}
