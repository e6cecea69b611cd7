using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Commands;

/// <summary>What is printed when everything is ready.</summary>
internal static class Announcement
{
    public static async Task WriteAsync(
        TextWriter output,
        IReadOnlyList<IService> services,
        DataFolder data,
        string apiKey,
        TimeSpan took
    )
    {
        var rows = services
            .Select(service => (service.Name, service.Address))
            .Append((Name: "API key", Address: apiKey))
            .Append((Name: "data", Address: data.Path))
            .ToList();
        var width = rows.Max(row => row.Name.Length);
        await output.WriteLineAsync();
        await output.WriteLineAsync(
            FormattableString.Invariant($"Ready in {took.TotalSeconds:0.0} s:")
        );
        foreach (var (name, address) in rows)
        {
            await output.WriteLineAsync($"  {name.PadRight(width)}  {address}");
        }

        await output.WriteLineAsync();
        await output.WriteLineAsync("Ctrl+C stops all of it; the data stay.");
    }
}
