using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Education;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Reading;
using ApplyFunctions.Unit.Tests.Postings;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Education;

public sealed class EducationTests
{
    private static readonly EducationList Schools = new([
        new(1, "Academy of Łódź"),
        new(2, "University of California - Berkeley"),
        new(3, "École Polytechnique"),
        new(4, "Københavns Universitet"),
        new(5, "King's College"),
        new(6, "Great Academy"),
        new(7, "Straße der Künste"),
        new(8, "東京大学"),
    ]);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("academy", "1 6")]
    [InlineData("\uFFFEgreat", "6")]
    [InlineData("\uD800great", "6")]
    [InlineData("GREAT", "6")]
    [InlineData("ecole poly", "3")]
    [InlineData("École", "3")]
    [InlineData("E\u0301cole", "3")]
    [InlineData("lodz", "1")]
    [InlineData("kobenhavn", "4")]
    [InlineData("kings", "5")]
    [InlineData("king’s", "5")]
    [InlineData("strasse", "7")]
    [InlineData("University of California, Berkeley", "2")]
    [InlineData("universit", "2 4")]
    [InlineData("東京", "8")]
    [InlineData("  great   academy ", "6")]
    [InlineData("nowhere", "")]
    [InlineData("", "1 2 3 4 5 6 7 8")]
    [InlineData(null, "1 2 3 4 5 6 7 8")]
    [InlineData(",", "1 2 3 4 5 6 7 8")]
    public void A_term_finds_what_it_occurs_in_and_first_what_begins_with_it(
        string? term,
        string ids
    ) => string.Join(' ', Schools.Search(term).Select(s => s.Id)).Should().Be(ids);

    [Fact]
    public void The_shipped_lists_are_whole()
    {
        var lists = ShippedLists.All;

        lists.Degrees.Items.Should().HaveCountGreaterThan(50);
        lists.Disciplines.Items.Should().HaveCountGreaterThan(150);
        lists.Schools.Items.Should().BeEmpty();
        // Applications name them by id: what an id stands for must never change.
        lists.Degrees.Find(1011)!.Text.Should().Be("Bachelor's Degree");
        lists.Degrees.Find(1058)!.Text.Should().Be("Doctor of Philosophy (Ph.D.)");
        lists.Disciplines.Find(2047)!.Text.Should().Be("Computer Science");
        lists.Degrees.Contains(2047).Should().BeFalse();
        lists
            .Degrees.Items.Concat(lists.Disciplines.Items)
            .Should()
            .OnlyHaveUniqueItems(i => i.Id)
            .And.OnlyContain(i => i.Text.Trim() == i.Text && i.Text.Length > 1);
    }

    [Theory]
    [InlineData("""[{"id":1,"text":"a"},{"id":1,"text":"b"}]""", "The id 1 occurs 2 times.")]
    [InlineData("""[null]""", "An item is null.")]
    [InlineData("""[{"id":1}]""", "*text*")]
    [InlineData("""[{"id":1,"text":null}]""", "*text*")]
    [InlineData("""[{"id":"x","text":"a"}]""", "*")]
    [InlineData("""{"items":[]}""", "*")]
    [InlineData("""[{"id":1,"text":"\ud800"}]""", "*")]
    [InlineData("", "*")]
    public void A_file_that_is_no_list_says_so(string json, string message) =>
        FluentActions
            .Invoking(() => EducationJson.Read(Encoding.UTF8.GetBytes(json)))
            .Should()
            .Throw<JsonException>()
            .WithMessage(message);

    [Fact]
    public void A_file_may_begin_with_the_mark_of_its_encoding() =>
        EducationJson
            .Read([.. Encoding.UTF8.Preamble, .. """[{"id":1,"text":"a","more":2}]"""u8])
            .Find(1)!
            .Text.Should()
            .Be("a");

    [Theory]
    [InlineData(null, 1, 100)]
    [InlineData("", 1, 100)]
    [InlineData("0", 1, 100)]
    [InlineData("-3", 1, 100)]
    [InlineData("undefined", 1, 100)]
    [InlineData("1", 1, 100)]
    [InlineData("2", 101, 100)]
    [InlineData("3", 201, 50)]
    [InlineData("4", null, 0)]
    [InlineData("2147483647", null, 0)]
    public async Task Pages_are_counted_from_one(string? page, int? first, int count)
    {
        var lists = new Lists([.. Enumerable.Range(1, 250).Select(i => new EducationItem(i, "s"))]);
        var education = new ReadEducation(new BoardOfTests(), lists);

        var reading = await education.SearchAsync("orchard", "schools", null, page, Stop);

        var json = reading.Json();
        var items = json["items"]!.AsArray();
        items.Should().HaveCount(count);
        ((int?)items.FirstOrDefault()?["id"]).Should().Be(first);
        JsonNode
            .DeepEquals(json["meta"], JsonNode.Parse("""{"total_count":250,"per_page":100}"""))
            .Should()
            .BeTrue();
    }

    [Theory]
    [InlineData("orchard", "Degrees", Missing.Nothing)]
    [InlineData("orchard", "hobbies", Missing.EducationList)]
    [InlineData("meadow", "degrees", Missing.Board)]
    public async Task There_are_three_lists(string board, string list, Missing missing)
    {
        var education = new ReadEducation(new BoardOfTests(), new Lists([]));

        var reading = await education.SearchAsync(board, list, null, null, Stop);

        reading.Missing.Should().Be(missing);
    }

    private sealed class Lists(IReadOnlyList<EducationItem> schools) : IEducationLists
    {
        public Task<EducationLists> FindAsync(string board, CancellationToken cancellationToken) =>
            Task.FromResult(ShippedLists.All with { Schools = new EducationList(schools) });
    }
}
