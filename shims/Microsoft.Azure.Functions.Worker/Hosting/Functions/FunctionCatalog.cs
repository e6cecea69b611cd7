using System.Reflection;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Azure.Functions.Worker.Hosting.Blobs;
using Microsoft.Azure.Functions.Worker.Hosting.Configuration;
using Microsoft.Azure.Functions.Worker.Hosting.Http;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Hosting.Functions;

/// <summary>The functions of the app, found and checked once at start.</summary>
internal sealed class FunctionCatalog
{
    public required IReadOnlyList<FunctionDescriptor> Enabled { get; init; }

    public required IReadOnlyList<string> Disabled { get; init; }

    public IEnumerable<(FunctionDescriptor Function, T Trigger)> TriggeredBy<T>()
        where T : TriggerBindingAttribute =>
        Enabled.Where(f => f.Trigger is T).Select(f => (f, (T)f.Trigger));

    public static FunctionCatalog Discover(Assembly assembly, IConfiguration configuration)
    {
        var functions = assembly
            .GetTypes()
            .Where(type =>
                type is { IsClass: true, IsAbstract: false } or { IsAbstract: true, IsSealed: true }
            )
            .SelectMany(type =>
                type.GetMethods(
                    BindingFlags.Public
                        | BindingFlags.NonPublic
                        | BindingFlags.Instance
                        | BindingFlags.Static
                        | BindingFlags.DeclaredOnly
                )
            )
            .Where(method => method.IsDefined(typeof(FunctionAttribute), inherit: false))
            .Select(method => Describe(method, configuration))
            .OrderBy(f => f.Name, StringComparer.OrdinalIgnoreCase)
            .ToList();

        if (functions.Zip(functions.Skip(1)).FirstOrDefault(SameName) is { First: { } twice })
        {
            throw new InvalidOperationException(
                $"Two functions are named '{twice.Name}'. Names must be unique."
            );
        }
        var catalog = new FunctionCatalog
        {
            Enabled = [.. functions.Where(f => !configuration.IsDisabled(f.Name))],
            Disabled = [.. functions.Select(f => f.Name).Where(configuration.IsDisabled)],
        };
        HttpFunctions.Check(catalog);
        return catalog;
    }

    private static bool GivesLevel(MethodInfo method) =>
        method
            .GetParameters()
            .SelectMany(p => p.GetCustomAttributesData())
            .SelectMany(attribute => attribute.ConstructorArguments)
            .Any(argument => argument.ArgumentType == typeof(AuthorizationLevel));

    private static bool SameName((FunctionDescriptor First, FunctionDescriptor Second) pair) =>
        pair.First.Name.Equals(pair.Second.Name, StringComparison.OrdinalIgnoreCase);

    private static FunctionDescriptor Describe(MethodInfo method, IConfiguration configuration)
    {
        var name = method.GetCustomAttribute<FunctionAttribute>()!.Name;
        if (!method.IsPublic || !method.DeclaringType!.IsVisible)
        {
            throw new InvalidOperationException(
                $"Function '{name}' must be a public method of a public class."
            );
        }
        var triggers = method
            .GetParameters()
            .Select(p => p.GetCustomAttribute<TriggerBindingAttribute>())
            .OfType<TriggerBindingAttribute>()
            .ToList();
        if (triggers is not [var trigger])
        {
            throw new InvalidOperationException(
                $"Function '{name}' must have exactly one trigger."
            );
        }
        if (trigger is HttpTriggerAttribute && !GivesLevel(method))
        {
            // The attribute's default and the host's differ, so what would hold is a guess.
            throw new InvalidOperationException(
                $"Function '{name}': pass an AuthorizationLevel to the HttpTrigger."
            );
        }
        var bindable = BindableNames(name, trigger, configuration);
        return new()
        {
            FunctionName = name,
            Method = method,
            Trigger = trigger,
            Parameters =
            [
                .. method
                    .GetParameters()
                    .Select(p => ParameterBinders.For(name, p, trigger, bindable)),
            ],
        };
    }

    /// <summary>The names, besides the trigger itself, that a parameter may bind to.</summary>
    private static IReadOnlyCollection<string> BindableNames(
        string function,
        TriggerBindingAttribute trigger,
        IConfiguration configuration
    )
    {
        try
        {
            return trigger switch
            {
                HttpTriggerAttribute http =>
                [
                    .. RoutePatternFactory
                        .Parse(http.Route ?? function)
                        .Parameters.Select(p => p.Name),
                ],
                BlobTriggerAttribute blob =>
                [
                    .. BlobPathPattern.Parse(configuration.ResolveSettings(blob.BlobPath)).Tokens,
                    .. BlobPathPattern.BuiltInNames,
                ],
                _ => [],
            };
        }
        catch (Exception e) when (e is RoutePatternException or FormatException)
        {
            throw new InvalidOperationException($"Function '{function}': {e.Message}", e);
        }
    }
}
