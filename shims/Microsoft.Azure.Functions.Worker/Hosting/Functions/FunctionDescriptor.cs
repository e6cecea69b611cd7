using System.Reflection;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;

namespace Microsoft.Azure.Functions.Worker.Hosting.Functions;

/// <summary>A method marked as a function, its trigger, and how each parameter gets its value.</summary>
internal sealed class FunctionDescriptor : FunctionDefinition
{
    public required MethodInfo Method { get; init; }

    public required TriggerBindingAttribute Trigger { get; init; }

    public required IReadOnlyList<ParameterBinder> Parameters { get; init; }

    public required string FunctionName { get; init; }

    public override string Name => FunctionName;

    public override string Id => $"Host.Functions.{Name}";

    public override string PathToAssembly => Method.Module.FullyQualifiedName;

    public override string EntryPoint => $"{Method.DeclaringType!.FullName}.{Method.Name}";

    /// <summary>As Core Tools prints it.</summary>
    public string TriggerType
    {
        get
        {
            var name = Trigger.GetType().Name[..^nameof(Attribute).Length];
            return char.ToLowerInvariant(name[0]) + name[1..];
        }
    }
}
