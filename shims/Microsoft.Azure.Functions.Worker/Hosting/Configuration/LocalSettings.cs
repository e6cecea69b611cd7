using System.Text.Json;

namespace Microsoft.Azure.Functions.Worker.Hosting.Configuration;

/// <summary>
/// local.settings.json as Core Tools reads it: Values become environment variables, unless a real
/// one of that name exists; Host.LocalHttpPort, Host.CORS and Host.CORSCredentials.
/// </summary>
internal sealed record LocalSettings(
    IReadOnlyDictionary<string, string> Values,
    int? Port,
    IReadOnlyList<string> CorsOrigins,
    bool CorsCredentials
)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.General)
    {
        AllowTrailingCommas = true,
        ReadCommentHandling = JsonCommentHandling.Skip,
        PropertyNameCaseInsensitive = true,
    };

    public static LocalSettings Load(string? path)
    {
        var file = path is null ? new SettingsFile() : Read(path);
        if (file.IsEncrypted)
        {
            throw new InvalidOperationException(
                "local.settings.json is encrypted. Run 'func settings decrypt' first."
            );
        }
        var origins = (file.Host?.Cors ?? "").Split(
            ',',
            StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries
        );
        return new(
            file.Values ?? [],
            file.Host?.LocalHttpPort,
            origins,
            file.Host?.CorsCredentials ?? false
        );
    }

    public void ApplyToEnvironment()
    {
        foreach (var (name, value) in Values)
        {
            if (Environment.GetEnvironmentVariable(name) is null)
            {
                Environment.SetEnvironmentVariable(name, value);
            }
        }
    }

    private static SettingsFile Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<SettingsFile>(File.ReadAllText(path), Options)
                ?? new();
        }
        catch (JsonException e)
        {
            throw new InvalidOperationException(
                $"local.settings.json is not valid: {e.Message}",
                e
            );
        }
    }

    private sealed record SettingsFile(
        bool IsEncrypted = false,
        Dictionary<string, string>? Values = null,
        HostSection? Host = null
    );

    private sealed record HostSection(
        int? LocalHttpPort = null,
        string? Cors = null,
        bool CorsCredentials = false
    );
}
