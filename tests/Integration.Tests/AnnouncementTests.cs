using System.Net.Http.Json;
using System.ServiceModel.Syndication;
using System.Text.Json.Nodes;
using System.Xml;
using System.Xml.Linq;

namespace ApplyFunctions.Integration.Tests;

public sealed class AnnouncementTests(RunningSystem system) : IClassFixture<OrchardBoard>
{
    private const string Board = "/v1/boards/orchard";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("/jobs/9001/posting.jsonld", "application/ld+json; charset=utf-8")]
    [InlineData("/sitemap.xml", "application/xml; charset=utf-8")]
    [InlineData("/feed.atom", "application/atom+xml; charset=utf-8")]
    // Not JSON for pages: the parameter means nothing.
    [InlineData("/feed.atom?callback=f", "application/atom+xml; charset=utf-8")]
    public async Task Each_has_its_type(string path, string type)
    {
        var response = await system.Http.GetAsync(Board + path, Stop);

        response.Content.Headers.ContentType!.ToString().Should().Be(type);
    }

    [Fact]
    public async Task A_posting_that_takes_applications_is_told_to_search_engines()
    {
        var job = await system.Http.GetFromJsonAsync<JsonObject>(
            $"{Board}/jobs/9001/posting.jsonld",
            Stop
        );

        job!["@type"]!.ToString().Should().Be("JobPosting");
        job["description"]!.ToString().Should().Be("<p>Grow.</p>");
        job["validThrough"]!.ToString().Should().Be("2090-06-07T17:00:00+01:00");
        job["hiringOrganization"]!["sameAs"]!.ToString().Should().Be("https://www.example.com/");
        job["jobLocation"]!["address"]!["addressCountry"]!.ToString().Should().Be("GB");
        ((decimal)job["baseSalary"]!["value"]!["minValue"]!).Should().Be(30_000);
    }

    [Fact]
    public async Task Feed_and_sitemap_have_the_open_postings_only()
    {
        using var feedXml = XmlReader.Create(
            await system.Http.GetStreamAsync($"{Board}/feed.atom", Stop),
            new XmlReaderSettings { Async = true }
        );
        var feed = SyndicationFeed.Load(feedXml);
        var sitemap = await XDocument.LoadAsync(
            await system.Http.GetStreamAsync($"{Board}/sitemap.xml", Stop),
            LoadOptions.None,
            Stop
        );

        feed.Items.Select(i => i.Title.Text).Should().Equal("Ideas", "Helper", "Pear grower");
        sitemap
            .Descendants()
            .Where(e => e.Name.LocalName == "loc")
            .Select(e => e.Value)
            .Should()
            .Equal("https://careers.example.com/?job=9001");
    }
}
