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

    private readonly IFluidTemplate _template;
    private readonly string _style;
    private readonly string _policy;

    public FluidApplyPages()
    {
        var sources = EmbeddedTexts.In("Pages/Templates/");
        _style = sources["style.css"];
        _template = new FluidParser().TryParse(
            sources["page.liquid"],
            out var template,
            out var fault
        )
            ? template
            : throw new InvalidOperationException($"The template of the pages: {fault}");
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(_style)));
        _policy =
            $"default-src 'none'; style-src 'sha256-{hash}'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";
    }

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

        context.SetValue("style", _style);
        return new RenderedPage(
            page.Status,
            await _template.RenderAsync(context, Html),
            words.Culture.Name,
            _policy
        );
    }
}
