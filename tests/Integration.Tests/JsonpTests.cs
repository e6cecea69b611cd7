using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Integration.Tests;

public sealed class JsonpTests(RunningSystem system) : IClassFixture<OrchardBoard>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/jobs?callback=greenhouse_jobs", "greenhouse_jobs")]
    [InlineData("/embed/jobs?content=true&callback=About.joblist", "About.joblist")]
    [InlineData("/embed/departments?callback=jQuery17_42&_=42", "jQuery17_42")]
    [InlineData("/jobs/1?callback=f", "f")]
    public async Task A_script_calls_the_function_that_the_page_names(string path, string function)
    {
        var plain = path.Replace("callback", "other", StringComparison.Ordinal);

        var response = await system.Http.GetAsync($"/v1/boards/orchard{path}", Stop);
        var script = await response.Content.ReadAsStringAsync(Stop);
        var json = await system.Http.GetAsync($"/v1/boards/orchard{plain}", Stop);

        // Also what is not there: a page cannot see the answer to a script that failed.
        ((int)response.StatusCode)
            .Should()
            .Be(200);
        response
            .Content.Headers.ContentType!.ToString()
            .Should()
            .Be("text/javascript; charset=utf-8");
        response.Headers.NonValidated["X-Content-Type-Options"].ToString().Should().Be("nosniff");
        script.Should().Be($"/**/{function}({await json.Content.ReadAsStringAsync(Stop)});");
    }

    [Fact]
    public async Task An_empty_name_means_plain_json()
    {
        var body = await system.Http.GetFromJsonAsync<JsonObject>(
            "/v1/boards/orchard/embed/departments?callback=",
            Stop
        );

        body.Should().ContainKey("departments");
    }

    [Theory]
    [InlineData("alert(1)//")]
    [InlineData("<script>")]
    [InlineData("a b")]
    [InlineData("\u2028")]
    public async Task What_is_no_name_is_refused(string callback)
    {
        var response = await system.Http.GetAsync(
            $"/v1/boards/orchard/jobs?callback={Uri.EscapeDataString(callback)}",
            Stop
        );

        ((int)response.StatusCode).Should().Be(400);
        response.Content.Headers.ContentType!.MediaType.Should().Be("application/problem+json");
    }
}
