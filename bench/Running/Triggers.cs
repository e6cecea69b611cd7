using System.Reflection;
using ApplyFunctions.Functions.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Bench.Running;

/// <summary>The app's functions that work in the background: all that HTTP does not trigger.</summary>
internal static class Triggers
{
    /// <summary>
    /// The settings that disable them:
    /// https://learn.microsoft.com/azure/azure-functions/disable-function
    /// </summary>
    public static IReadOnlyDictionary<string, string> Disabled() =>
        typeof(SubmitApplicationFunction)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(method => !method.GetParameters().Any(IsHttpTrigger))
            .Select(method => method.GetCustomAttribute<FunctionAttribute>()?.Name)
            .OfType<string>()
            .ToDictionary(
                name => $"AzureWebJobs.{name}.Disabled",
                _ => "true",
                StringComparer.Ordinal
            );

    private static bool IsHttpTrigger(ParameterInfo parameter) =>
        parameter.IsDefined(typeof(HttpTriggerAttribute));
}
