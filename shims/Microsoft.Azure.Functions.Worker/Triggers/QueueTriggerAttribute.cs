using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker;

[AttributeUsage(AttributeTargets.Parameter)]
public sealed class QueueTriggerAttribute : TriggerBindingAttribute
{
    public QueueTriggerAttribute(string queueName)
    {
        QueueName = queueName;
    }

    /// <summary>The queue's name, or <c>%Setting%</c>.</summary>
    public string QueueName { get; }

    /// <summary>The name of the setting that says which account. Without one, AzureWebJobsStorage.</summary>
    public string? Connection { get; set; }
}
