using System.Net;
using System.Net.Http.Headers;
using System.Text;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.Access;

/// <summary>Who may do what on the recruiters' side, through HTTP.</summary>
public sealed class AccessTests(RunningSystem system)
{
    private const string Audit = "audit";
    private const string Letters = "dead-letters";
    private static readonly string[] Roles = ["reader", "recruiter", "owner", "equality-officer"];

    private static readonly (HttpMethod Method, string Path, string Allowed)[] Endpoints =
    [
        (HttpMethod.Put, "/v1/boards/{0}", "owner"),
        (HttpMethod.Put, "/v1/boards/{0}/jobs/1", "owner"),
        (HttpMethod.Delete, "/v1/boards/{0}/jobs/1", "owner"),
        (HttpMethod.Get, "/v1/boards/{0}/source", "reader recruiter owner"),
        (HttpMethod.Get, "/v1/boards/{0}/source/jobs", "reader recruiter owner"),
        (HttpMethod.Get, "/v1/boards/{0}/jobs/1/source", "reader recruiter owner"),
        (HttpMethod.Get, "/v1/manage/boards/{0}/dead-letters", "owner"),
        (HttpMethod.Post, "/v1/manage/boards/{0}/dead-letters/replay", "owner"),
        (HttpMethod.Post, "/v1/manage/boards/{0}/dead-letters/x/replay", "owner"),
        (HttpMethod.Post, "/v1/manage/boards/{0}/people/export", "owner"),
        (HttpMethod.Post, "/v1/manage/boards/{0}/people/erase", "owner"),
        (HttpMethod.Put, "/v1/manage/boards/{0}/applications/x/legal-hold", "owner"),
        (HttpMethod.Delete, "/v1/manage/boards/{0}/applications/x/legal-hold", "owner"),
        (HttpMethod.Get, "/v1/manage/boards/{0}/audit", "owner"),
        (HttpMethod.Get, "/v1/manage/boards/{0}/applications", "reader recruiter owner"),
        (HttpMethod.Post, "/v1/manage/boards/{0}/search", "reader recruiter owner"),
        (HttpMethod.Post, "/v1/manage/boards/{0}/export", "reader recruiter owner"),
        (HttpMethod.Get, "/v1/manage/boards/{0}/intake", "reader recruiter owner"),
    ];

    public static TheoryData<string> BadOnes => [.. BadTokens.Names];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Each_role_opens_its_own_doors_with_a_key_and_with_a_token()
    {
        var board = NewBoard();
        foreach (var role in Roles)
        {
            var key = await system.Storage.AddApiKeyAsync(board, Stop, role);
            AuthenticationHeaderValue[] credentials =
            [
                Author.Basic(key),
                Bearer(system.SignIn.Issuer.Token(role)),
                Bearer(system.SignIn.Issuer.Token($"{role}:{board}")),
            ];
            foreach (var header in credentials)
            {
                foreach (var (method, path, allowed) in Endpoints)
                {
                    var reply = await SendAsync(method, string.Format(null, path, board), header);

                    var may = allowed.Split(' ').Contains(role, StringComparer.Ordinal);
                    (reply.Status == HttpStatusCode.Forbidden)
                        .Should()
                        .Be(!may, $"{method} {path} as {role} with {header.Scheme}: {reply.Text}");
                    reply.Status.Should().NotBe(HttpStatusCode.Unauthorized);
                    if (!may)
                    {
                        reply.Code.Should().Be("wrong-role");
                        reply
                            .Title.Should()
                            .Contain(allowed.Replace(" ", ", ", StringComparison.Ordinal));
                    }
                }
            }
        }
    }

    [Fact]
    public async Task A_role_for_another_board_and_no_role_open_none()
    {
        var board = NewBoard();
        string[][] roles =
        [
            [],
            ["owner:another"],
            [$"owner:{board}-2"],
            ["Owner"],
            ["admin"],
        ];
        foreach (var values in roles)
        {
            var reply = await SendAsync(
                HttpMethod.Get,
                $"/v1/manage/boards/{board}/{Letters}",
                Bearer(system.SignIn.Issuer.Token(values))
            );

            reply.Status.Should().Be(HttpStatusCode.Forbidden);
            reply.Code.Should().Be("no-role");
        }
    }

    [Theory]
    [MemberData(nameof(BadOnes))]
    public async Task A_token_with_one_thing_wrong_is_refused(string fault)
    {
        var token = BadTokens.Make(fault, system.SignIn.Issuer, TimeProvider.System.GetUtcNow());

        await RefusedAsync(new("Bearer", token), "invalid-token", "Bearer error=\"invalid_token\"");
    }

    [Fact]
    public async Task An_ID_token_of_the_same_audience_is_refused()
    {
        var issuer = system.SignIn.Issuer;
        var payload = issuer.Payload("owner");
        payload.Remove("scp");

        await RefusedAsync(
            Bearer(issuer.Token(payload)),
            "not-an-access-token",
            "Bearer error=\"invalid_token\""
        );
    }

    [Fact]
    public async Task A_header_of_any_length_is_refused()
    {
        await RefusedAsync(
            Bearer(new string('a', 20_000)),
            "invalid-api-key",
            "Basic realm=\"Job Board API\""
        );
        using var response = await RawAsync(Bearer(new string('a', 100_000)));
        ((int)response.StatusCode).Should().BeInRange(400, 499, "the server itself refuses it");
    }

    [Fact]
    public async Task Without_credentials_both_kinds_are_asked_for() =>
        await RefusedAsync(null, "api-key-required", "Basic realm=\"Job Board API\"", "Bearer");

    [Fact]
    public async Task A_key_that_has_ended_or_was_revoked_is_refused()
    {
        var board = NewBoard();
        var now = TimeProvider.System.GetUtcNow();
        var ended = await system.Storage.AddApiKeyAsync(board, Stop, null, now.AddMinutes(-1));
        var open = await system.Storage.AddApiKeyAsync(board, Stop, "owner", now.AddMinutes(10));
        var path = $"/v1/manage/boards/{board}/{Letters}";

        (await SendAsync(HttpMethod.Get, path, Author.Basic(ended)))
            .Code.Should()
            .Be("api-key-expired");
        (await SendAsync(HttpMethod.Get, path, Author.Basic(open)))
            .Status.Should()
            .Be(HttpStatusCode.OK);

        await system.Storage.RemoveApiKeyAsync(board, open, Stop);
        await Patience.UntilAsync(
            () => SendAsync(HttpMethod.Get, path, Author.Basic(open)),
            reply => reply.Status == HttpStatusCode.Unauthorized,
            Stop,
            TimeSpan.FromSeconds(30)
        );
    }

    [Theory]
    [InlineData("reader")]
    [InlineData("recruiter")]
    [InlineData("equality-officer")]
    public async Task A_key_that_is_not_an_owners_applies_for_nobody(string role)
    {
        var key = await system.Storage.AddApiKeyAsync(ApplicationForm.Board, Stop, role);
        string[] addresses = ["/v1/boards/example/jobs/5172511002", "/v1/applications"];
        foreach (var address in addresses)
        {
            using var body = new ApplicationForm().Set("id", "5172511002").ToMultipart();
            var reply = await SendAsync(HttpMethod.Post, address, Author.Basic(key), body);

            reply.Status.Should().Be(HttpStatusCode.Forbidden);
            reply.Code.Should().Be("wrong-role");
        }
    }

    private static string NewBoard() => $"access-{Guid.NewGuid():N}";

    private static AuthenticationHeaderValue Bearer(string token) => new("Bearer", token);

    private async Task RefusedAsync(
        AuthenticationHeaderValue? header,
        string code,
        params string[] challenges
    )
    {
        using var response = await RawAsync(header);
        response
            .Headers.WwwAuthenticate.Select(c => c.ToString())
            .Should()
            .BeEquivalentTo(challenges);
        var reply = await Reply.OfAsync(response, Stop);
        reply.Status.Should().Be(HttpStatusCode.Unauthorized, reply.Text);
        reply.Code.Should().Be(code);
        if (header?.Parameter is { Length: > 10 } secret)
        {
            reply.Text.Should().NotContain(secret);
            system.Host.Output.Should().NotContain(secret);
        }
    }

    private Task<HttpResponseMessage> RawAsync(AuthenticationHeaderValue? header) =>
        system.Http.SendAsync(
            new HttpRequestMessage(HttpMethod.Get, $"/v1/manage/boards/{NewBoard()}/{Audit}")
            {
                Headers = { Authorization = header },
            },
            Stop
        );

    private async Task<Reply> SendAsync(
        HttpMethod method,
        string path,
        AuthenticationHeaderValue header,
        HttpContent? body = null
    )
    {
        using var request = new HttpRequestMessage(method, path)
        {
            Content = body ?? new StringContent("{}", Encoding.UTF8, "application/json"),
        };
        request.Headers.Authorization = header;
        return await Reply.OfAsync(await system.Http.SendAsync(request, Stop), Stop);
    }
}
