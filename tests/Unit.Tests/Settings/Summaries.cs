using System.Collections.Concurrent;
using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace ApplyFunctions.Unit.Tests.Settings;

/// <summary>The <c>///</c> summaries of properties, from the files that the compiler writes beside the assemblies, as Markdown.</summary>
internal static partial class Summaries
{
    private static readonly ConcurrentDictionary<Assembly, XDocument> Files = new();

    /// <summary>Null where there is none.</summary>
    public static string? FirstSentenceOf(Setting setting)
    {
        var id = $"P:{setting.Property.DeclaringType!.FullName}.{setting.Property.Name}";
        var summary = Files
            .GetOrAdd(setting.Options.Assembly, Load)
            .Descendants("member")
            .SingleOrDefault(m => (string?)m.Attribute("name") == id)
            ?.Element("summary");
        if (summary is null)
        {
            return null;
        }

        var text = string.Concat(summary.Nodes().Select(n => Markdown(n, setting)));
        text = Blanks().Replace(text, " ").Trim();
        return text.Length == 0 ? null : FirstSentence().Match(text).Value;
    }

    private static XDocument Load(Assembly assembly) =>
        XDocument.Load(Path.Combine(AppContext.BaseDirectory, $"{assembly.GetName().Name}.xml"));

    private static string Markdown(XNode node, Setting setting) =>
        node switch
        {
            XText text => text.Value,
            XElement { Name.LocalName: "c" } code => $"`{code.Value}`",
            XElement { Name.LocalName: "see" } see => $"`{NameOf(see, setting)}`",
            _ => throw new NotSupportedException($"{setting.Name}: {node}"),
        };

    /// <summary>What is told of another property of the same options is about that setting.</summary>
    private static string NameOf(XElement see, Setting setting)
    {
        var reference = (string)see.Attribute("cref")!;
        var name = reference[(reference.LastIndexOf('.') + 1)..];
        return setting.Options.GetProperty(name) is null ? name : $"{setting.Section}__{name}";
    }

    [GeneratedRegex(@"\s+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Blanks();

    [GeneratedRegex(
        @"^.+?(\.(?=\s|$)|$)",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex FirstSentence();
}
