using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Postings;

public sealed class GroupTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // Each case: what the board says, what a posting says, and the trees that come of it.
    [Theory]
    [InlineData(
        """[{"id":1,"name":"a","child_ids":[2]},{"id":2,"name":"b","parent_id":1}]""",
        "[]",
        "1(2) 0"
    )]
    [InlineData("""[{"id":1,"name":"a","child_ids":[2]},{"id":2,"name":"b"}]""", "[]", "1(2) 0")]
    [InlineData("""[{"id":1,"name":"a"}]""", """[{"id":2,"name":"b","parent_id":1}]""", "1(2) 0")]
    // A parent that nobody names, and a child that nobody names.
    [InlineData("[]", """[{"id":2,"name":"b","parent_id":77,"child_ids":[88]}]""", "2 0")]
    // Circles: of itself, of two, of three with a child beside.
    [InlineData("""[{"id":1,"name":"a","parent_id":1,"child_ids":[1]}]""", "[]", "1 0")]
    [InlineData(
        """[{"id":1,"name":"a","parent_id":2},{"id":2,"name":"b","parent_id":1}]""",
        "[]",
        "2(1) 0"
    )]
    [InlineData(
        """[{"id":1,"name":"a","parent_id":3},{"id":2,"name":"b","parent_id":1},{"id":3,"name":"c","parent_id":2},{"id":4,"name":"d","parent_id":3}]""",
        "[]",
        "3(1(2) 4) 0"
    )]
    // Two parents: what the group itself says counts.
    [InlineData(
        """[{"id":1,"name":"a","child_ids":[3]},{"id":2,"name":"b"},{"id":3,"name":"c","parent_id":2}]""",
        "[]",
        "1 2(3) 0"
    )]
    // The same id twice: the board's word counts.
    [InlineData(
        """[{"id":1,"name":"a"},{"id":1,"name":"z","parent_id":2},{"id":2,"name":"b"}]""",
        """[{"id":1,"name":"other","parent_id":2}]""",
        "1 2 0"
    )]
    // The board's order, then by name.
    [InlineData(
        """[{"id":9,"name":"z"},{"id":8,"name":"y"}]""",
        """[{"id":5,"name":"C"},{"id":6,"name":"b"},{"id":7,"name":"a"}]""",
        "9 8 7 6 5 0"
    )]
    [InlineData("""[{"id":0,"name":"Elsewhere"},{"id":1,"name":"a"}]""", "[]", "0 1")]
    [InlineData("[]", "[]", "0")]
    public async Task Departments_stand_in_each_other_as_far_as_they_are_known(
        string ofBoard,
        string ofPosting,
        string trees
    )
    {
        var board = new BoardOfTests(
            $$"""{"departments":{{ofBoard}}}""",
            $$"""{"departments":{{ofPosting}}}"""
        );

        var tree = (await board.Groups.DepartmentsAsync("orchard", true, Stop)).Json();
        var list = (await board.Groups.DepartmentsAsync("orchard", false, Stop)).Json();

        string.Join(' ', tree["departments"]!.AsArray().Select(Shape)).Should().Be(trees);
        AssertAgrees(list["departments"]!.AsArray(), tree["departments"]!.AsArray(), null);
    }

    [Fact]
    public async Task A_chain_of_thousands_ends_somewhere()
    {
        var chain = Enumerable
            .Range(1, 3000)
            .Select(i => $$"""{"id":{{i}},"name":"n","parent_id":{{i - 1}}}""");
        var board = new BoardOfTests($$"""{"offices":[{{string.Join(',', chain)}}]}""");

        var tree = (await board.Groups.OfficesAsync("orchard", true, Stop)).Json();
        var list = (await board.Groups.OfficesAsync("orchard", false, Stop)).Json();

        list["offices"]!.AsArray().Should().HaveCount(3001);
        tree["offices"]!.AsArray().Select(Height).Max().Should().Be(20);
        tree["offices"]!.AsArray().Sum(Size).Should().Be(3001);
    }

    [Fact]
    public async Task Postings_stand_where_they_say_and_the_others_in_none()
    {
        var board = new BoardOfTests(
            """{"departments":[{"id":1,"name":"Trees"},{"id":2,"name":"Fruit"}],"offices":[{"id":5,"name":"North"}]}""",
            """{"id":10,"departments":[{"id":1,"name":"Trees"}],"offices":[{"id":5,"name":"North"},{"id":5,"name":"North"}]}""",
            """{"id":11,"departments":[{"id":1,"name":"Trees"},{"id":2,"name":"Fruit"}],"offices":[]}""",
            """{"id":12,"offices":[{"id":5,"name":"North"}],"section":{"id":7,"name":"Anything else"}}""",
            """{"id":13,"departments":[{"id":3,"name":"Secret"}],"status":"offline"}""",
            """{"id":14,"departments":[{"id":4,"name":"Later"}],"first_published":"2026-03-02T12:00:01Z"}"""
        );

        var departments = (await board.Groups.DepartmentsAsync("orchard", false, Stop)).Json();
        var offices = (await board.Groups.OfficesAsync("orchard", false, Stop)).Json();
        var sections = (await board.Groups.SectionsAsync("orchard", Stop)).Json();

        Jobs(departments["departments"]!).Should().Equal("1: 10 11", "2: 11", "0: 12");
        offices["offices"]!
            .AsArray()
            .Select(o => $"{o!["id"]} [{string.Join(", ", Jobs(o["departments"]!))}]")
            .Should()
            .Equal("0 [1: 11, 2: 11, 0: ]", "5 [1: 10, 2: , 0: 12]");
        Jobs(sections["sections"]!).Should().Equal("7: 12");
        sections["sections"]![0]!
            .AsObject()
            .Select(m => m.Key)
            .Should()
            .Equal("id", "name", "jobs");
    }

    private static IEnumerable<string> Jobs(JsonNode groups) =>
        groups
            .AsArray()
            .Select(g =>
                $"{g!["id"]}: {string.Join(' ', g["jobs"]!.AsArray().Select(j => j!["id"]))}"
            );

    private static string Shape(JsonNode? group)
    {
        group!.AsObject().ContainsKey("parent_id").Should().BeFalse();
        var children = group["children"]!.AsArray();
        return children.Count == 0
            ? group["id"]!.ToString()
            : $"{group["id"]}({string.Join(' ', children.Select(Shape))})";
    }

    private static int Height(JsonNode? group) =>
        1 + group!["children"]!.AsArray().Select(Height).DefaultIfEmpty(0).Max();

    private static int Size(JsonNode? group) => 1 + group!["children"]!.AsArray().Sum(Size);

    private static void AssertAgrees(JsonArray list, JsonArray trees, long? parent)
    {
        foreach (var tree in trees)
        {
            var id = (long)tree!["id"]!;
            var flat = list.Single(g => (long)g!["id"]! == id)!;
            ((long?)flat["parent_id"]).Should().Be(parent);
            var children = tree["children"]!.AsArray();
            flat["child_ids"]!
                .AsArray()
                .Select(c => (long)c!)
                .Should()
                .Equal(children.Select(c => (long)c!["id"]!));
            AssertAgrees(list, children, id);
        }
    }
}
