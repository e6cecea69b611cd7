using System.Net;
using ApplyFunctions.Functions.Http;
using ApplyFunctions.Integration.Tests.OpenApi;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.Bots;

/// <summary>What pages are told by the bot check, and which of them.</summary>
public sealed class BotCheckAnswerTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_a_page_is_told_is_as_documented()
    {
        await using var app = new JudgedApp(system);
        var api = await ApiDescription.LoadAsync();
        var form = new ApplicationForm();
        var suspect = await app.RefusedAsync(form, "bot-check-needed");
        var bot = await app.RefusedAsync(form.Set("form_token", "made up"), "automated");

        foreach (
            var operation in api.Operations.Where(o =>
                o.Id.StartsWith("submit", StringComparison.Ordinal)
            )
        )
        {
            await CheckAsync(operation, ProblemResult.Bytes(suspect));
            await CheckAsync(operation, ProblemResult.Bytes(bot));
        }

        async Task CheckAsync(Operation operation, byte[] body)
        {
            using var response = new HttpResponseMessage(HttpStatusCode.Forbidden)
            {
                Content = new ByteArrayContent(body),
            };
            response.Content.Headers.ContentType = new("application/problem+json");
            OpenApiTests.CheckAnswer(
                api,
                operation,
                response,
                await response.Content.ReadAsStringAsync(Stop)
            );
        }
    }

    [Fact]
    public async Task A_page_on_any_site_may_ask_for_what_its_form_has_to_carry()
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Get,
            $"/v1/boards/example/jobs/{ApplicationForm.OpenPosting}/bot-check"
        );
        request.Headers.Add("Origin", "https://elsewhere.example.com");

        using var response = await system.Http.SendAsync(request, Stop);

        response.Headers.GetValues("Access-Control-Allow-Origin").Should().Equal("*");
        response.Headers.CacheControl!.NoStore.Should().BeTrue();
    }
}
