using System.Reflection;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Functions.Http;
using ApplyFunctions.Integration.Tests.Security;
using ApplyFunctions.Testing;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Integration.Tests.OpenApi;

/// <summary>That <c>docs/openapi.yaml</c> says what the functions do, and the functions do what it says.</summary>
public sealed class OpenApiTests(RunningSystem system)
{
    // Without a meaning of their own: the answer to preflights, and to what is nowhere.
    private static readonly string[] Undescribed = ["Preflight", "UnknownAddress"];

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Names => [.. Exchange.All.Select(e => e.ToString())];

    [Fact]
    public async Task The_document_is_sound()
    {
        var api = await ApiDescription.LoadAsync();

        api.Faults.Should().BeEmpty();
        api.Operations.Select(o => o.Id).Should().OnlyHaveUniqueItems();
        ((string)api.Json["openapi"]!).Should().StartWith("3.1.");
    }

    [Fact]
    public async Task Every_function_is_described_and_every_description_has_its_function()
    {
        var api = await ApiDescription.LoadAsync();
        var functions = typeof(SubmitApplicationFunction)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(m =>
                m.GetCustomAttribute<FunctionAttribute>() is { } function
                && !Undescribed.Contains(function.Name, StringComparer.Ordinal)
            )
            .SelectMany(m => m.GetParameters())
            .Select(p => p.GetCustomAttribute<HttpTriggerAttribute>())
            .OfType<HttpTriggerAttribute>()
            .SelectMany(t => t.Methods!.Where(m => m != "head").Select(m => $"{m} /{t.Route}"));

        api.Operations.Select(o => o.ToString()).Should().BeEquivalentTo(functions);
    }

    [Fact]
    public async Task Every_documented_answer_is_tried()
    {
        var api = await ApiDescription.LoadAsync();

        var documented = api
            .Operations.SelectMany(o => o.Statuses.Select(s => $"{o.Id} {s}"))
            // See OpenApiFailureTests.
            .Where(a => a != "getHealth 503")
            // See ThrottledDoorTests.
            .Where(a => !a.EndsWith(" 429", StringComparison.Ordinal));
        Exchange
            .All.Select(e => $"{e.Operation} {e.Status}")
            .Distinct(StringComparer.Ordinal)
            .Should()
            .BeEquivalentTo(documented);
    }

    [Theory]
    [MemberData(nameof(Names))]
    public async Task Requests_and_answers_are_as_documented(string name)
    {
        var exchange = Exchange.All.Single(e => e.ToString() == name);
        var api = await ApiDescription.LoadAsync();
        var operation = api.Operations.Single(o => o.Id == exchange.Operation);
        using var request = await exchange.Request(new Scene(system, Stop));
        await CheckRequestAsync(api, operation, exchange, request);

        using var response = await system.Http.SendAsync(request, Stop);

        var body = await response.Content.ReadAsStringAsync(Stop);
        ((int)response.StatusCode)
            .Should()
            .Be(exchange.Status, body[..Math.Min(body.Length, 2_000)]);
        CheckAnswer(api, operation, response, body);
        AnswerHeaders.FaultsOf(response, body).Should().BeEmpty();
    }

    [Fact]
    public async Task The_document_is_served_as_json()
    {
        var api = await ApiDescription.LoadAsync();
        var file = Path.Combine(RepositoryFolder.Path, "docs", "openapi.json");
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(file, api.Json.ToJsonString() + "\n", Stop);
        }

        var kept = JsonNode.Parse(await File.ReadAllTextAsync(file, Stop));
        var served = JsonNode.Parse(await system.Http.GetStringAsync("/v1/openapi.json", Stop));

        const string remedy = "run the test with UPDATE_GOLDEN=1 after a change of openapi.yaml";
        JsonNode.DeepEquals(kept, api.Json).Should().BeTrue(remedy);
        JsonNode.DeepEquals(served, kept).Should().BeTrue();
    }

    private static async Task CheckRequestAsync(
        ApiDescription api,
        Operation operation,
        Exchange exchange,
        HttpRequestMessage request
    )
    {
        if (request.Content?.Headers.ContentType?.MediaType != "application/json")
        {
            return;
        }

        var described = api.Resolve(operation.Json["requestBody"]!)["content"]!;
        var schema = described["application/json"]!["schema"]!;
        if (exchange.SendsGoodBody || exchange.SendsBodyOfWrongShape)
        {
            using var body = JsonDocument.Parse(await request.Content.ReadAsStringAsync(Stop));
            var departures = api.Departures(schema, body.RootElement);
            departures
                .Any()
                .Should()
                .Be(exchange.SendsBodyOfWrongShape, string.Join('\n', departures));
        }
    }

    internal static void CheckAnswer(
        ApiDescription api,
        Operation operation,
        HttpResponseMessage response,
        string body
    )
    {
        var status = ((int)response.StatusCode).ToString(
            System.Globalization.CultureInfo.InvariantCulture
        );
        var responses = operation.Json["responses"]!;
        var described = api.Resolve(responses[status] ?? responses["default"]!);
        foreach (var (header, value) in described["headers"]?.AsObject() ?? [])
        {
            var pattern = (string?)api.Resolve(value!)["schema"]!["pattern"] ?? ".";
            var sent = response.Headers.TryGetValues(header, out var values)
                ? string.Join(',', values)
                : "";
            sent.Should().MatchRegex(pattern, header);
        }

        if (described["content"] is not JsonObject content)
        {
            body.Should().BeEmpty();
            return;
        }

        var type = response.Content.Headers.ContentType!.MediaType!;
        content.Should().ContainKey(type);
        if (type.EndsWith("json", StringComparison.Ordinal))
        {
            using var json = JsonDocument.Parse(Encoding.UTF8.GetBytes(body));
            api.Departures(content[type]!["schema"]!, json.RootElement).Should().BeEmpty();
        }
    }
}
