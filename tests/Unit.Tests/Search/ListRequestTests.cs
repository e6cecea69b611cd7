using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Search;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Search;

/// <summary>How filters are read, from an address and from a body.</summary>
public sealed class ListRequestTests
{
    [Fact]
    public void Without_anything_all_are_meant_the_newest_first()
    {
        var request = Good("");

        request.Query.Should().BeNull();
        request.Filter.Should().BeEquivalentTo(SearchFilter.None);
        request.Filter.NeedsFields.Should().BeFalse();
        request.Sort.Should().Be(SearchSort.Newest);
        request.After.Should().BeNull();
        request.PerPage.Should().Be(50);
    }

    [Theory]
    [InlineData("stage=received,withdrawn&posting=1&posting=2,3&text=none&text=scanned,failed")]
    [InlineData(
        "stage[]=received&stage[]=withdrawn&posting=1,%202%20,3,,&text=none,scanned,failed"
    )]
    [InlineData(
        "stage=received&stage=withdrawn,received&posting=001,2,3&text[]=none,scanned&text=failed"
    )]
    public void Several_values_are_repeated_or_have_commas(string query)
    {
        var filter = Good(query).Filter;

        filter.Stages.Should().Equal(Stage.Received, Stage.Withdrawn);
        filter.Postings.Should().Equal(1, 2, 3);
        filter.Texts.Should().BeEquivalentTo("none", "scanned", "failed");
        filter.NeedsFields.Should().BeTrue();
    }

    [Theory]
    [InlineData(
        """{"stage":["received","withdrawn"],"posting":[1,"2",3],"flagged":true,"per_page":7}"""
    )]
    [InlineData(
        """{"stage":"received,withdrawn","posting":"1,2,3","flagged":"true","per_page":"7"}"""
    )]
    public void A_body_means_what_an_address_means(string json)
    {
        var (request, problem) = ListRequest.Read(Body(json), ListKind.Search);

        problem.Should().BeNull();
        request!.Filter.Stages.Should().Equal(Stage.Received, Stage.Withdrawn);
        request.Filter.Postings.Should().Equal(1, 2, 3);
        request.Filter.Flagged.Should().BeTrue();
        request.PerPage.Should().Be(7);
    }

    [Fact]
    public void Blank_fields_of_a_form_are_none() =>
        Good("stage=&posting=&source=+&text=,&flagged=&received_from=&sort=&cursor=&per_page=")
            .Filter.Should()
            .BeEquivalentTo(SearchFilter.None);

    [Fact]
    public void A_source_is_taken_as_it_is_and_one_with_a_comma_as_a_whole_too()
    {
        const string hostile = "\" OR *:* ' or 1 eq 1 and (a) [x TO y] \\";

        Good($"source={Uri.EscapeDataString(hostile)}").Filter.Sources.Should().Equal(hostile);
        Good("source=a,b").Filter.Sources.Should().Equal("a", "b", "a,b");
        Good($"source={new string('x', 255)}").Filter.Sources.Should().ContainSingle();
    }

    [Theory]
    [InlineData("received_from=2026-03-01", "2026-03-01T00:00:00Z", null)]
    [InlineData("received_to=2026-03-01", null, "2026-03-01T23:59:59.9999999Z")]
    [InlineData("received_from=2026-03-01T09:30:00%2B02:00", "2026-03-01T07:30:00Z", null)]
    [InlineData("received_to=2026-03-01T09:30:00.5Z", null, "2026-03-01T09:30:00.5Z")]
    [InlineData(
        "received_from=2026-03-01&received_to=2026-03-01",
        "2026-03-01T00:00:00Z",
        "2026-03-01T23:59:59.9999999Z"
    )]
    [InlineData("received_to=9999-12-31", null, "9999-12-31T23:59:59.9999999Z")]
    [InlineData("received_from=0001-01-01", "0001-01-01T00:00:00Z", null)]
    public void Days_are_whole_and_moments_are_moments(string query, string? from, string? to)
    {
        var filter = Good(query).Filter;

        filter.From.Should().Be(Moment(from));
        filter.To.Should().Be(Moment(to));
    }

    [Theory]
    [InlineData("stage=hired-not", "stage", "stage-unknown")]
    [InlineData("stage=Received", "stage", "stage-unknown")]
    [InlineData("stage=0", "stage", "stage-unknown")]
    [InlineData("stage=received'%20or%20'1'%20eq%20'1", "stage", "stage-unknown")]
    [InlineData("text=broken", "text", "text-unknown")]
    [InlineData("posting=x", "posting", "posting-malformed")]
    [InlineData("posting=-1", "posting", "posting-malformed")]
    [InlineData("posting=99999999999999999999", "posting", "posting-malformed")]
    [InlineData("posting=1%20OR%20*:*", "posting", "posting-malformed")]
    [InlineData("flagged=1", "flagged", "flagged-malformed")]
    [InlineData("flagged=true,false", "flagged", "flagged-malformed")]
    [InlineData("flagged=true&flagged=true", "flagged", "parameter-repeated")]
    [InlineData("sort=newest&sort=oldest", "sort", "parameter-repeated")]
    [InlineData("received_from=yesterday", "received_from", "moment-malformed")]
    [InlineData("received_from=2026-02-30", "received_from", "moment-malformed")]
    [InlineData("received_from=2026-03-01T09:00:00", "received_from", "moment-malformed")]
    [InlineData("received_from=2026-3-1", "received_from", "moment-malformed")]
    [InlineData("received_to=1-1-1", "received_to", "moment-malformed")]
    [InlineData(
        "received_from=2026-03-02&received_to=2026-03-01",
        "received_to",
        "period-reversed"
    )]
    [InlineData("sort=best", "sort", "sort-unknown")]
    [InlineData("sort=relevance", "sort", "sort-unknown")]
    [InlineData("per_page=0", "per_page", "per-page-malformed")]
    [InlineData("per_page=101", "per_page", "per-page-malformed")]
    [InlineData("per_page=-1", "per_page", "per-page-malformed")]
    [InlineData("per_page=5.0", "per_page", "per-page-malformed")]
    [InlineData("per_page=99999999999", "per_page", "per-page-malformed")]
    [InlineData("cursor=x", "cursor", "cursor-malformed")]
    public void What_is_wrong_is_named_with_what_it_can_be(
        string query,
        string parameter,
        string code
    )
    {
        var (request, problem) = ListRequest.Read(Address(query), ListKind.Address);

        request.Should().BeNull();
        problem!.Status.Should().Be(422);
        problem.Code.Should().Be(code);
        problem.Error.Should().Be($"Invalid attributes: {parameter}");
        problem.Errors.Keys.Should().Equal(parameter);
        problem.Title.Should().StartWith(parameter);
    }

    [Fact]
    public void Allowed_words_are_named()
    {
        SearchProblems.StageUnknown.Title.Should().Contain("received").And.Contain("withdrawn");
        SearchProblems.TextUnknown.Title.Should().Contain("scanned").And.Contain("or none");
        SearchProblems.SortUnknown.Title.Should().Contain("relevance");
        SearchProblems.OrderUnknown.Title.Should().NotContain("relevance");
        SearchProblems.PerPageMalformed.Title.Should().Contain("100");
    }

    [Theory]
    [InlineData("""{"sort":["newest","oldest"]}""", "parameter-repeated")]
    [InlineData("""{"stage":{"eq":"received"}}""", "parameter-malformed")]
    [InlineData("""{"q":{}}""", "parameter-repeated")]
    [InlineData("""{"posting":[[1,2]]}""", "parameter-malformed")]
    public void What_is_no_text_is_refused(string json, string code) =>
        ListRequest.Read(Body(json), ListKind.Search).Problem!.Code.Should().Be(code);

    [Fact]
    public void Long_sources_and_many_values_are_refused()
    {
        var many = string.Join(',', Enumerable.Range(1, 101));

        Bad($"source={new string('x', 256)}").Should().Be("source-too-long");
        Bad($"posting={many}").Should().Be("too-many-values");
    }

    [Fact]
    public void Only_a_search_has_words_and_only_an_export_a_format()
    {
        Good("q=kafka").Query.Should().BeNull("addresses are kept in logs");
        ListRequest
            .Read(Body("""{"q":"kafka","sort":"relevance"}"""), ListKind.Search)
            .Request!.Sort.Should()
            .Be(SearchSort.Relevance);
        ListRequest
            .Read(Body("""{"format":"jsonl"}"""), ListKind.Export)
            .Request!.IsLines.Should()
            .BeTrue();
        ListRequest
            .Read(Body("""{"format":"xlsx"}"""), ListKind.Export)
            .Problem!.Code.Should()
            .Be("format-unknown");
        ListRequest
            .Read(Body("""{"sort":"relevance"}"""), ListKind.Export)
            .Problem!.Code.Should()
            .Be("sort-unknown");
    }

    [Theory]
    [InlineData("", 30)]
    [InlineData("days=1", 1)]
    [InlineData("days=366", 366)]
    [InlineData("days=0", null)]
    [InlineData("days=367", null)]
    [InlineData("days=ten", null)]
    [InlineData("days=1&days=2", null)]
    public void Days_are_a_number_of_a_year(string query, int? expected)
    {
        var (days, problem) = ListRequest.ReadDays(Address(query), 30, 366);

        days.Should().Be(expected);
        (problem is null).Should().Be(expected is not null);
    }

    [Fact]
    public void Every_stage_has_a_word_of_its_own_and_other_words_are_none()
    {
        foreach (var stage in Enum.GetValues<Stage>())
        {
            Stages.Of(stage.Word()).Should().Be(stage);
            stage.Word().Should().MatchRegex("^[a-z]+$");
        }

        Stages.All.Should().BeEquivalentTo(Enum.GetValues<Stage>());
        string?[] none = [null, "", "Received", "0", "received,withdrawn", " received"];
        none.Should().AllSatisfy(word => Stages.Of(word).Should().BeNull());
    }

    private static ListRequest Good(string query)
    {
        var (request, problem) = ListRequest.Read(Address(query), ListKind.Address);
        problem.Should().BeNull();
        return request!;
    }

    private static string Bad(string query) =>
        ListRequest.Read(Address(query), ListKind.Address).Problem!.Code;

    private static ListParameters Address(string query) =>
        ListParameters.OfQuery(
            query
                .Split('&', StringSplitOptions.RemoveEmptyEntries)
                .Select(pair => pair.Split('=', 2))
                .Select(pair =>
                    KeyValuePair.Create(
                        pair[0],
                        (string?)Uri.UnescapeDataString(pair[1].Replace('+', ' '))
                    )
                )
        );

    private static ListParameters Body(string json) => new(JsonNode.Parse(json)!.AsObject());

    private static DateTimeOffset? Moment(string? text) =>
        text is null
            ? null
            : DateTimeOffset.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
