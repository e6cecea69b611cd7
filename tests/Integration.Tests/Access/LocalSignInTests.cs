using System.Buffers.Text;
using System.Net;
using System.Net.Http.Json;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;
using System.Web;
using ApplyFunctions.Core.Access;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests.Access;

/// <summary>Sample people sign in on one machine, and the app verifies their tokens as it does those of a real provider.</summary>
public sealed class LocalSignInTests(RunningSystem system)
{
    private const string Page = "http://127.0.0.1:5/signed-in";
    private const string Verifier = "a-verifier-that-is-long-enough-for-the-rules-of-pkce";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("Reader", Permission.ReadApplications, "")]
    [InlineData("Reader", Permission.ChangeApplications, "wrong-role")]
    [InlineData("Recruiter", Permission.ChangeApplications, "")]
    [InlineData("Owner", Permission.WritePostings, "")]
    [InlineData("Equality officer", Permission.ReadEqualityReports, "")]
    [InlineData("Equality officer", Permission.ReadApplications, "wrong-role")]
    [InlineData("Recruiter of another board", Permission.ReadApplications, "no-role")]
    [InlineData("Nobody in particular", Permission.ReadApplications, "no-role")]
    public async Task Somebody_signs_in_and_may_do_what_their_role_allows(
        string person,
        Permission permission,
        string problem
    )
    {
        var token = await TokenOfAsync(person, Verifier);
        await using var services = system.Compose();

        var decision = await services
            .GetRequiredService<ManageAccess>()
            .AuthorizeAsync(new Core.Access.Author("example", $"Bearer {token}"), permission, Stop);

        (decision.Problem?.Code ?? "").Should().Be(problem);
    }

    [Fact]
    public async Task A_code_is_worth_nothing_without_its_verifier()
    {
        var exchange = () =>
            TokenOfAsync("Owner", "another-verifier-that-is-also-long-enough-by-far");

        await exchange.Should().ThrowAsync<HttpRequestException>();
    }

    [Theory]
    [InlineData("https://elsewhere.example.com/", "recruiters", HttpStatusCode.BadRequest)]
    [InlineData(Page, "somebody", HttpStatusCode.Unauthorized)]
    public async Task Only_pages_of_this_machine_are_signed_in_for(
        string page,
        string client,
        HttpStatusCode status
    )
    {
        using var http = Client();
        using var response = await http.GetAsync(AddressOf(page, client), Stop);

        response.StatusCode.Should().Be(status);
    }

    private HttpClient Client() =>
        new(new HttpClientHandler { AllowAutoRedirect = false })
        {
            BaseAddress = system.Host.SignIn,
        };

    private static string AddressOf(string page, string client)
    {
        var challenge = Base64Url.EncodeToString(
            SHA256.HashData(Encoding.ASCII.GetBytes(Verifier))
        );
        return $"/connect/authorize?response_type=code&client_id={client}&scope=openid&code_challenge_method=S256"
            + $"&code_challenge={challenge}&redirect_uri={Uri.EscapeDataString(page)}";
    }

    private async Task<string> TokenOfAsync(string person, string verifier)
    {
        using var http = Client();
        var address = AddressOf(Page, "recruiters");
        var html = await http.GetStringAsync(address, Stop);
        // Its button is the last one before the name.
        var button = html[..html.IndexOf($">{person}<", StringComparison.Ordinal)];
        var id = button[(button.LastIndexOf("value=\"", StringComparison.Ordinal) + 7)..]
            .TrimEnd('"');

        using var signedIn = await http.GetAsync($"{address}&person={id}", Stop);
        signedIn.StatusCode.Should().Be(HttpStatusCode.Redirect);
        var code = HttpUtility.ParseQueryString(signedIn.Headers.Location!.Query)["code"]!;
        using var exchange = new FormUrlEncodedContent(
            new Dictionary<string, string>(StringComparer.Ordinal)
            {
                ["grant_type"] = "authorization_code",
                ["client_id"] = "recruiters",
                ["code"] = code,
                ["code_verifier"] = verifier,
                ["redirect_uri"] = Page,
            }
        );
        using var answer = await http.PostAsync("/connect/token", exchange, Stop);
        answer.EnsureSuccessStatusCode();
        var body = await answer.Content.ReadFromJsonAsync<JsonObject>(Stop);
        return (string)body!["access_token"]!;
    }
}
