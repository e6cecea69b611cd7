using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Unicode;
using ApplyFunctions.Core.Applications.Forms;
using Fluid;

namespace ApplyFunctions.Infrastructure.Pages;

/// <summary>Renders the pages from the Liquid template that the assembly carries.</summary>
internal sealed class FluidApplyPages : IApplyPages
{
    // Encodes what HTML needs, and leaves names in other scripts readable in the source.
    private static readonly HtmlEncoder Html = HtmlEncoder.Create(UnicodeRanges.All);

    // A name that the template misspells must fail the tests, not leave a hole in the page.
    private static readonly TemplateOptions Options = new()
    {
        StrictVariables = true,
        StrictFilters = true,
    };

    // Made for the first page that is asked for: many an instance shows none.
    private readonly Lazy<PageParts> _parts = new(PageParts.Read);

    public async ValueTask<RenderedPage> RenderAsync(
        ApplyPage page,
        CancellationToken cancellationToken
    )
    {
        cancellationToken.ThrowIfCancellationRequested();
        var words = PageWords.For(page.Posting?.Language, page.Languages);
        var context = new TemplateContext(Options) { CultureInfo = words.Culture };
        foreach (var (name, value) in new PageVariables(page, words).All())
        {
            context.SetValue(name, value);
        }

        var parts = _parts.Value;
        context.SetValue("style", parts.Style);
        return new RenderedPage(
            page.Status,
            await parts.Template.RenderAsync(context, Html),
            words.Culture.Name,
            parts.Policy
        );
    }

    private sealed record PageParts(IFluidTemplate Template, string Style, string Policy)
    {
        public static PageParts Read()
        {
            var sources = EmbeddedTexts.In("Pages/Templates/");
            var style = sources["style.css"];
            var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
            return new(
                new FluidParser().TryParse(sources["page.liquid"], out var template, out var fault)
                    ? template
                    : throw new InvalidOperationException($"The template of the pages: {fault}"),
                style,
                $"default-src 'none'; style-src 'sha256-{hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
            );
        }
    }
}
