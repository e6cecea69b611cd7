using System.Globalization;
using Fluid;

namespace ApplyFunctions.Infrastructure.Email;

/// <summary>One mail's templates in one language.</summary>
/// <param name="Common">Captures what every mail says in this language.</param>
/// <param name="Words">Captures what this mail alone says.</param>
/// <param name="Text">The layout that all mails have as text.</param>
/// <param name="Html">The layout that all mails have as HTML.</param>
internal sealed record MailTemplate(
    CultureInfo Culture,
    IFluidTemplate Common,
    IFluidTemplate Words,
    IFluidTemplate Text,
    IFluidTemplate Html
);

/// <summary>One mail's templates in every language that there is, parsed once.</summary>
internal sealed class TemplateCatalog
{
    private const string Root = "Email/Templates/";
    private const string Fallback = "en";
    private static readonly FluidParser Parser = new();

    private readonly Dictionary<string, MailTemplate> _languages;

    /// <param name="sources">
    /// By path: <c>{language}/{mail}.liquid</c>, <c>{language}/common.liquid</c> and <c>layout.{text|html}.liquid</c>.
    /// </param>
    /// <param name="mail">The mail's name in those paths.</param>
    /// <exception cref="InvalidOperationException">
    /// A language lacks a template, English is missing, or a template has a fault.
    /// </exception>
    public TemplateCatalog(IReadOnlyDictionary<string, string> sources, string mail)
    {
        var text = Parse(sources, "layout.text.liquid");
        var html = Parse(sources, "layout.html.liquid");
        _languages = sources
            .Keys.Select(path => path.Split('/'))
            .Where(parts => parts.Length > 1)
            .Select(parts => parts[0])
            .Append(Fallback)
            .Distinct(StringComparer.OrdinalIgnoreCase)
            .ToDictionary(
                language => language,
                language => new MailTemplate(
                    CultureInfo.GetCultureInfo(language),
                    Parse(sources, $"{language}/common.liquid"),
                    Parse(sources, $"{language}/{mail}.liquid"),
                    text,
                    html
                ),
                StringComparer.OrdinalIgnoreCase
            );
    }

    /// <summary>The templates that the assembly carries. Another language is another folder.</summary>
    public static IReadOnlyDictionary<string, string> ReadEmbedded() => EmbeddedTexts.In(Root);

    /// <summary>The nearest language: that of the tag, of its beginning (de for de-AT), or English.</summary>
    public MailTemplate Nearest(string tag) => _languages.Nearest(tag) ?? _languages[Fallback];

    private static IFluidTemplate Parse(IReadOnlyDictionary<string, string> sources, string path)
    {
        if (!sources.TryGetValue(path, out var source))
        {
            throw new InvalidOperationException($"There is no mail template {path}.");
        }

        return Parser.TryParse(source, out var template, out var fault)
            ? template
            : throw new InvalidOperationException($"The mail template {path}: {fault}");
    }
}
