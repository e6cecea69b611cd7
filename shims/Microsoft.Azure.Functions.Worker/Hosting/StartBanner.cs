using Microsoft.Azure.Functions.Worker.Hosting.Functions;
using Microsoft.Azure.Functions.Worker.Hosting.Http;

namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Tells, as Core Tools does, which functions there are and where.</summary>
internal static class StartBanner
{
    public static void Print(FunctionCatalog catalog, string routePrefix, string address)
    {
        var text = new StringWriter();
        text.WriteLine("\nFunctions:\n");
        foreach (var function in catalog.Enabled)
        {
            text.WriteLine($"\t{function.Name}: {Describe(function, routePrefix, address)}\n");
        }
        foreach (var name in catalog.Disabled)
        {
            text.WriteLine($"\t{name}: disabled\n");
        }
        text.Write($"Host ready: {address}");
        Console.WriteLine(text);
    }

    private static string Describe(FunctionDescriptor function, string routePrefix, string address)
    {
        if (function.Trigger is not HttpTriggerAttribute http)
        {
            return function.TriggerType;
        }
        var methods = http.Methods is { Length: > 0 } some
            ? $"[{string.Join(',', some).ToUpperInvariant()}] "
            : "";
        return $"{methods}{address}/{HttpFunctions.Route(function, http, routePrefix)}";
    }
}
