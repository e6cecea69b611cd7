using System.Text.Encodings.Web;
using System.Text.Unicode;
using ApplyFunctions.Core.Emails;
using Fluid;

namespace ApplyFunctions.Infrastructure.Email;

/// <summary>Renders the mails from the Liquid templates that the assembly carries.</summary>
public sealed class FluidMailTemplates : IMailTemplates
{
    private const int MaxSubjectLength = 200;

    // Encodes what HTML needs, and leaves names in other scripts readable in the source.
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    // A name that a template misspells must fail the mail, not leave a hole in it.
    private static readonly TemplateOptions Options = new()
    {
        StrictVariables = true,
        StrictFilters = true,
    };

    private readonly Dictionary<MailKind, TemplateCatalog> _kinds;

    public FluidMailTemplates()
        : this(TemplateCatalog.ReadEmbedded()) { }

    /// <param name="sources">
    /// Liquid templates by path: <c>{language}/{kind}.{subject|text|html}.liquid</c>; English is needed.
    /// </param>
    /// <exception cref="InvalidOperationException">A part is missing or cannot be parsed.</exception>
    public FluidMailTemplates(IReadOnlyDictionary<string, string> sources) =>
        _kinds = Enum.GetValues<MailKind>()
            .ToDictionary(
                kind => kind,
                kind => new TemplateCatalog(sources, kind.ToString().ToLowerInvariant())
            );

    /// <exception cref="FluidException">A template names what it is not given.</exception>
    public async ValueTask<RenderedMail> RenderAsync(
        MailKind kind,
        MailModel model,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var template = _kinds[kind].Nearest(model.Language);
        var variables = MailVariables.From(model);
        variables["language"] = template.Culture.Name;
        variables["direction"] = template.Culture.TextInfo.IsRightToLeft ? "rtl" : "ltr";

        var subject = await RenderAsync(template.Subject, NullEncoder.Default);
        return new RenderedMail(
            MailLine.Clean(subject, MaxSubjectLength),
            await RenderAsync(template.Text, NullEncoder.Default),
            await RenderAsync(template.Html, Html),
            template.Culture.Name
        );

        ValueTask<string> RenderAsync(IFluidTemplate part, TextEncoder encoder)
        {
            // A context is used once: rendering writes to it.
            var context = new TemplateContext(Options) { CultureInfo = template.Culture };
            foreach (var (name, value) in variables)
            {
                context.SetValue(name, value);
            }

            return part.RenderAsync(context, encoder);
        }
    }
}
