using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class BlobTriggerAttribute : TriggerBindingAttribute
{
    public BlobTriggerAttribute(string blobPath)
    {
        BlobPath = blobPath;
    }

    /// <summary>Container and blob name; the name may hold tokens, as in <c>texts/{name}.txt</c>.</summary>
    public string BlobPath { get; }

    /// <summary>The name of the setting that says which account. Without one, AzureWebJobsStorage.</summary>
    public string? Connection { get; set; }

    public BlobTriggerSource Source { get; set; } = BlobTriggerSource.LogsAndContainerScan;
}

public enum BlobTriggerSource
{
    LogsAndContainerScan,
    EventGrid,
}
