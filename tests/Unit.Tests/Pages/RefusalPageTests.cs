using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications.Forms;
using ApplyFunctions.Infrastructure.Pages;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Pages;

/// <summary>What the page without a script says where an application as a whole was refused.</summary>
public sealed class RefusalPageTests
{
    private const string Said = "Plain words of the problem itself.";

    private static readonly FluidApplyPages Pages = new();

    [Theory]
    [InlineData(403, "Your application looked automated to us", "without a VPN")]
    [InlineData(409, "Your application is being worked on", "you will not apply twice")]
    [InlineData(413, "The files are too large", "up to 10 MB, and all of them together 25 MB")]
    [InlineData(429, "Too many applications at once", "before you send it again: 3.")]
    [InlineData(415, "Your application was not accepted", Said)]
    public async Task It_says_what_to_do_next(int status, string title, string text)
    {
        var page = await RefusedAsync(status, "en");

        page.Status.Should().Be(status);
        page.Html.Should()
            .Contain($"""<h2 id="problem-title">{title}</h2>""")
            .And.Contain(text)
            .And.Contain("autofocus");
    }

    [Fact]
    public async Task It_says_so_in_each_language()
    {
        foreach (var status in (int[])[403, 409, 413, 429])
        {
            var said = new List<string>();
            foreach (var language in (string[])["en", "de", "fr"])
            {
                var page = await RefusedAsync(status, language);
                page.Language.Should().Be(language);
                said.Add(
                    page.Html[page.Html.IndexOf("problem-title\">", StringComparison.Ordinal)..][
                        ..60
                    ]
                );
            }

            said.Should().OnlyHaveUniqueItems();
        }
    }

    [Fact]
    public async Task Where_nothing_can_be_done_now_it_says_that()
    {
        var problem = new Problem(503, "storage-unavailable", Said, "Service unavailable");
        var page = await Pages.RenderAsync(
            new ApplyPage(ApplyPageKind.Trouble, 503, "en") { Problem = problem },
            TestContext.Current.CancellationToken
        );

        page.Status.Should().Be(503);
        page.Html.Should().Contain("<h1").And.NotContain("<form").And.Contain("again");
    }

    private static ValueTask<RenderedPage> RefusedAsync(int status, string language) =>
        Pages.RenderAsync(
            new ApplyPage(ApplyPageKind.Form, status, language)
            {
                Problem = new Problem(status, "some-code", Said, "Error")
                {
                    RetryAfter = TimeSpan.FromSeconds(130),
                },
                FileBytes = 10 * 1024 * 1024,
                BodyBytes = 25 * 1024 * 1024,
            },
            TestContext.Current.CancellationToken
        );
}
