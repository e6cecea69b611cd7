using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.Security;

/// <summary>
/// Asks every documented address, and some that are none, in every method, with nothing to prove who asks: whatever comes
/// back is no failure, tells nothing of the inside, and has the headers of every answer.
/// </summary>
public sealed partial class BaselineScanTests(RunningSystem system)
{
    private const string NoCredentials = "anonymous";

    private static readonly string[] Methods =
    [
        "GET",
        "HEAD",
        "POST",
        "PUT",
        "PATCH",
        "DELETE",
        "OPTIONS",
        "TRACE",
        "PROPFIND",
        "DEBUG",
    ];

    private static readonly string[] Unknown =
    [
        "/v1",
        "/v1/",
        "/v1/nothing",
        "/v1/manage",
        "/v1/manage/boards",
        "/v1/boards/..%2f..%2fmanage/jobs",
        "/v1/boards/%2e%2e/%2e%2e/host.json",
        "/v1/boards/example/jobs/5172511002/source/../../../../../etc/passwd",
        "/v1/boards/example/jobs/99999999999999999999999",
        "/v1/boards/example/jobs/-1",
        "/v1/boards/EXAMPLE%20/jobs",
        "/v1/applications/..%2f..%2fboards",
        "/v1/boards/example;jsessionid=1/jobs",
        "/v1/boards/example/jobs?callback=alert(1)//",
        "/v1/boards/example/jobs/5172511002?questions=true&questions=false",
        "/v1/openapi.json/",
        "/v1/openapi.yaml",
        "/v1/.git/config",
        "/health/",
    ];

    // Nothing of these is the app's: the host answers them by itself, with a status and no body.
    private static readonly string[] Outside =
    [
        "/",
        "/favicon.ico",
        "/robots.txt",
        "/.git/config",
        "/host.json",
        "/local.settings.json",
        "/admin/host/status",
        "/runtime/webhooks/blobs",
        "/swagger/index.html",
        "/v2/boards/example",
    ];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Addresses => [.. Documented().Concat(Unknown)];

    public static TheoryData<string> OtherAddresses => [.. Outside];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Every_answer_is_sane_and_has_its_headers(string address)
    {
        var faults = new List<string>();
        foreach (var method in Methods)
        {
            foreach (
                var credentials in (string[])
                    [NoCredentials, "Basic bm90LWEta2V5Og==", "Bearer e30.e30."]
            )
            {
                using var response = await AskAsync(method, address, credentials);
                var body = await response.Content.ReadAsStringAsync(Stop);
                faults.AddRange(
                    Faults(method, response, body).Select(f => $"{method} {credentials}: {f}")
                );
            }
        }

        faults.Should().BeEmpty();
    }

    [Theory]
    [MemberData(nameof(OtherAddresses))]
    public async Task Outside_of_the_app_there_is_nothing(string address)
    {
        foreach (var method in Methods)
        {
            using var response = await AskAsync(method, address, NoCredentials);

            response.StatusCode.Should().Be(HttpStatusCode.NotFound, $"{method} {address}");
            (await response.Content.ReadAsStringAsync(Stop)).Should().BeEmpty();
            AnswerHeaders.Value(response, "Server").Should().BeNull();
        }
    }

    [Fact]
    public async Task What_changes_something_asks_who_it_is()
    {
        var api = await OpenApi.ApiDescription.LoadAsync();
        var guarded = api
            .Operations.Where(o =>
                o.Json["security"] is JsonArray asked && asked.All(s => s!.AsObject().Count > 0)
            )
            .ToList();

        guarded.Should().HaveCountGreaterThan(30);
        foreach (var operation in guarded)
        {
            using var response = await AskAsync(
                operation.Method.ToUpperInvariant(),
                Filled(operation.Path),
                NoCredentials
            );
            response.StatusCode.Should().Be(HttpStatusCode.Unauthorized, operation.ToString());
        }

        // The rest of what changes something asks for a link, a signature, or a bot check.
        api.Operations.Where(o => o.Method != "get" && !guarded.Contains(o))
            .Select(o => o.Id)
            .Should()
            .BeEquivalentTo(
                "submitApplication",
                "submitNamedApplication",
                "withdrawApplication",
                "correctContact",
                "replaceFile",
                "eraseOwnApplication",
                "receiveMailEvents"
            );
    }

    [Theory]
    [InlineData("https", true)]
    [InlineData("https, http", true)]
    [InlineData("http", false)]
    public async Task Over_tls_browsers_are_told_to_stay_there(string scheme, bool told)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/v1/boards/example");
        request.Headers.TryAddWithoutValidation("X-Forwarded-Proto", scheme);

        using var response = await system.Http.SendAsync(request, Stop);

        AnswerHeaders
            .Value(response, "Strict-Transport-Security")
            .Should()
            .Be(told ? "max-age=31536000; includeSubDomains" : null);
    }

    private static IEnumerable<string> Faults(
        string method,
        HttpResponseMessage response,
        string body
    )
    {
        if ((int)response.StatusCode >= 500)
        {
            return [$"{(int)response.StatusCode}"];
        }

        // The host knows no route for methods that no function takes, as for addresses outside.
        var isHosts =
            method is "TRACE" or "PROPFIND" or "DEBUG"
            || method is not ("GET" or "HEAD")
                && response.RequestMessage!.RequestUri!.AbsolutePath.StartsWith(
                    "/health",
                    StringComparison.Ordinal
                )
            || response.RequestMessage!.RequestUri!.AbsolutePath == "/host.json";
        return isHosts
            ? response.StatusCode == HttpStatusCode.NotFound && body.Length == 0
                ? []
                : [$"{(int)response.StatusCode} {body}"]
            : AnswerHeaders.FaultsOf(response, body);
    }

    private Task<HttpResponseMessage> AskAsync(string method, string address, string credentials)
    {
        var request = new HttpRequestMessage(new HttpMethod(method), address);
        if (credentials != NoCredentials)
        {
            request.Headers.Authorization = AuthenticationHeaderValue.Parse(credentials);
        }

        return system.Http.SendAsync(request, Stop);
    }

    private static IEnumerable<string> Documented()
    {
        var json = JsonNode.Parse(
            File.ReadAllText(Path.Combine(RepositoryFolder.Path, "docs", "openapi.json"))
        )!;
        return json["paths"]!.AsObject().Select(path => Filled(path.Key));
    }

    private static string Filled(string path) =>
        Parameter()
            .Replace(
                path.Replace(
                    "/jobs/{id}",
                    $"/jobs/{ApplicationForm.OpenPosting}",
                    StringComparison.Ordinal
                ),
                match => match.Value == "{board}" ? ApplicationForm.Board : "nobody-s"
            );

    [GeneratedRegex(@"\{[a-z]+\}", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Parameter();
}
