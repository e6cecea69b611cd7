using System.Text.Encodings.Web;
using System.Text.Unicode;
using ApplyFunctions.Core.Emails;
using Fluid;
using Fluid.Values;

namespace ApplyFunctions.Infrastructure.Email;

/// <summary>Renders the mails from the Liquid templates that the assembly carries.</summary>
/// <remarks>
/// A kind of mail is one template a language, which captures the mail's own words: its subject, heading, opening and so on. What all
/// mails say in that language is captured beside them. The layouts, one for the text and one for the HTML, have no words of their own:
/// they say where those stand.
/// </remarks>
public sealed class FluidMailTemplates : IMailTemplates
{
    private const int MaxSubjectLength = 200;
    private const string Subject = "subject";

    // Encodes what HTML needs, and leaves names in other scripts readable in the source.
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    // A kind's words are written once. In HTML a name among them is kept apart from their direction.
    private static readonly TemplateOptions TextOptions = Options(name => name);
    private static readonly TemplateOptions HtmlOptions = Options(name => new StringValue(
        $"<bdi>{Html.Encode(name.ToStringValue())}</bdi>",
        encode: false
    ));

    private readonly Dictionary<MailKind, TemplateCatalog> _kinds;

    public FluidMailTemplates()
        : this(TemplateCatalog.ReadEmbedded()) { }

    /// <param name="sources">
    /// Liquid templates by path: <c>{language}/{kind}.liquid</c>, <c>{language}/common.liquid</c> and <c>layout.{text|html}.liquid</c>;
    /// English is needed.
    /// </param>
    /// <exception cref="InvalidOperationException">A template is missing or cannot be parsed.</exception>
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

        var text = await RenderAsync(template.Text, TextOptions, NullEncoder.Default);
        var html = await RenderAsync(template.Html, HtmlOptions, Html);
        return new RenderedMail(
            MailLine.Clean(text.Subject, MaxSubjectLength),
            text.Body,
            html.Body,
            template.Culture.Name
        );

        async ValueTask<(string Subject, string Body)> RenderAsync(
            IFluidTemplate layout,
            TemplateOptions options,
            TextEncoder encoder
        )
        {
            // A context is used once: rendering writes to it.
            var context = new TemplateContext(options) { CultureInfo = template.Culture };
            foreach (var (name, value) in variables)
            {
                context.SetValue(name, value);
            }

            // Not isolated: what is captured here is what the layout shows.
            await template.Common.RenderAsync(context, encoder, isolateContext: false);
            await template.Words.RenderAsync(context, encoder, isolateContext: false);
            var body = await layout.RenderAsync(context, encoder, isolateContext: false);
            return (context.GetValue(Subject).ToStringValue(), body);
        }
    }

    private static TemplateOptions Options(Func<FluidValue, FluidValue> isolate)
    {
        var options = new TemplateOptions
        {
            // A name that a template misspells must fail the mail, not leave a hole in it.
            StrictVariables = true,
            StrictFilters = true,
        };
        options.Filters.AddFilter("isolate", (name, _, _) => isolate(name));
        return options;
    }
}
