using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;
using Json.Schema;
using Microsoft.OpenApi;
using Microsoft.OpenApi.Reader;

namespace ApplyFunctions.Integration.Tests.OpenApi;

/// <summary>What <c>docs/openapi.yaml</c> says.</summary>
public sealed class ApiDescription
{
    private static readonly string[] Methods = ["get", "put", "post", "delete"];
    private readonly string _definitions;

    private ApiDescription(JsonObject json, IReadOnlyList<string> faults)
    {
        Json = json;
        Faults = faults;
        _definitions = Strict(json["components"]!["schemas"]!)
            .ToJsonString()
            .Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);
        Operations =
        [
            .. json["paths"]!
                .AsObject()
                .SelectMany(path =>
                    path.Value!.AsObject()
                        .Where(m => Methods.Contains(m.Key, StringComparer.Ordinal))
                        .Select(m => new Operation(path.Key, m.Key, Resolve(m.Value!)))
                ),
        ];
    }

    public JsonObject Json { get; }

    /// <summary>What the reader of OpenAPI documents finds wrong with it.</summary>
    public IReadOnlyList<string> Faults { get; }

    public IReadOnlyList<Operation> Operations { get; }

    public static async Task<ApiDescription> LoadAsync()
    {
        var settings = new OpenApiReaderSettings();
        settings.AddYamlReader();
        var read = await OpenApiDocument.LoadAsync(
            Path.Combine(RepositoryFolder.Path, "docs", "openapi.yaml"),
            settings
        );
        var json = await read.Document!.SerializeAsJsonAsync(OpenApiSpecVersion.OpenApi3_1);
        return new ApiDescription(
            JsonNode.Parse(json)!.AsObject(),
            [.. read.Diagnostic!.Errors.Concat(read.Diagnostic.Warnings).Select(e => e.ToString())]
        );
    }

    /// <summary>The component that a reference leads to; what is no reference, as it is.</summary>
    public JsonNode Resolve(JsonNode node)
    {
        while ((string?)(node as JsonObject)?["$ref"] is { } reference)
        {
            node = reference
                .TrimStart('#', '/')
                .Split('/')
                .Aggregate((JsonNode)Json, (at, step) => at[step]!);
        }

        return node;
    }

    /// <summary>Where a document departs from a schema; empty where it does not. Keys that are not described count.</summary>
    public IReadOnlyList<string> Departures(JsonNode schema, JsonElement document)
    {
        var text = schema
            .ToJsonString()
            .Replace("#/components/schemas/", "#/$defs/", StringComparison.Ordinal);
        var whole = JsonSchema.FromText($$"""{"allOf":[{{text}}],"$defs":{{_definitions}}}""");
        var result = whole.Evaluate(
            document,
            new EvaluationOptions { OutputFormat = OutputFormat.List }
        );
        return result.IsValid
            ? []
            :
            [
                .. (result.Details ?? [])
                    .Where(d => d.Errors is not null)
                    .SelectMany(d =>
                        d.Errors!.Select(e => $"{d.InstanceLocation}: {e.Key} {e.Value}")
                    ),
            ];
    }

    // Clients must bear keys that they do not know, so the document leaves its objects open; the app itself must not send
    // any that are not in it.
    private static JsonNode Strict(JsonNode schemas)
    {
        var strict = schemas.DeepClone();
        foreach (var (name, schema) in strict.AsObject())
        {
            if (
                schema is JsonObject value
                && value.ContainsKey("properties")
                && !value.ContainsKey("additionalProperties")
                && !name.EndsWith("Base", StringComparison.Ordinal)
            )
            {
                value["unevaluatedProperties"] = false;
            }
        }

        return strict;
    }
}

/// <param name="Path">With parameters in braces.</param>
/// <param name="Method">Lower case.</param>
public sealed record Operation(string Path, string Method, JsonNode Json)
{
    public string Id => (string)Json["operationId"]!;

    public IEnumerable<int> Statuses =>
        Json["responses"]!
            .AsObject()
            .Where(r => r.Key != "default")
            .Select(r => int.Parse(r.Key, System.Globalization.CultureInfo.InvariantCulture));

    public override string ToString() => $"{Method} {Path}";
}
