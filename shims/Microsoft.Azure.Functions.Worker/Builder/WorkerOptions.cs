namespace Microsoft.Azure.Functions.Worker;

/// <summary>What the app says of itself to a host. This one asks for nothing of it.</summary>
public class WorkerOptions
{
    public IDictionary<string, string> Capabilities { get; } =
        new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase);
}
