using System.Reflection;
using ApplyFunctions.Core;
using ApplyFunctions.Infrastructure.Storage;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Unit.Tests.Settings;

/// <summary>A property that is set by the configuration.</summary>
internal sealed record Setting(string Section, Type Options, PropertyInfo Property)
{
    public string Name => $"{Section}__{Property.Name}";
}

/// <summary>The options that the app binds to its configuration, whatever binds them.</summary>
internal static class BoundOptions
{
    /// <summary>Those of one section together, sections by name, properties as their classes have them.</summary>
    public static IReadOnlyList<Setting> Settings { get; } =
    [
        .. Types()
            .Select(type => (Section: SectionOf(type), Type: type))
            .OrderBy(o => o.Section, StringComparer.Ordinal)
            .ThenBy(o => o.Type.FullName, StringComparer.Ordinal)
            .SelectMany(o =>
                o.Type.GetProperties()
                    .Where(p => p.CanWrite)
                    .OrderBy(p => p.MetadataToken)
                    .Select(p => new Setting(o.Section, o.Type, p))
            ),
    ];

    /// <summary>The app's services, with no settings.</summary>
    public static IServiceCollection Services()
    {
        var nothing = AppComposition.Configuration(
            new Dictionary<string, string>(StringComparer.Ordinal)
        );
        return new ServiceCollection().AddSingleton(nothing).AddLogging().AddApp(nothing);
    }

    // Every way of binding options registers what tells of changes of the configuration.
    private static IEnumerable<Type> Types() =>
        Services()
            .Select(s => s.ServiceType)
            .Where(t =>
                t.IsGenericType
                && t.GetGenericTypeDefinition() == typeof(IOptionsChangeTokenSource<>)
            )
            .Select(t => t.GetGenericArguments()[0])
            .Where(t =>
                t.Assembly == typeof(StorageNames).Assembly
                || t.Assembly == typeof(StorageClients).Assembly
            )
            .Distinct();

    private static string SectionOf(Type options) =>
        options.GetField("Section")?.GetRawConstantValue() as string
        ?? throw new InvalidOperationException($"{options.Name} has no constant Section.");
}
