using System.Net.Http.Json;
using System.Text.Json.Nodes;

namespace ApplyFunctions.Integration.Tests;

public sealed class EducationTests(RunningSystem system) : IClassFixture<OrchardBoard>
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // The board has its own degrees and schools, and a file of disciplines that is no list.
    [Theory]
    [InlineData("orchard", "degrees", "Fruit Tasting (F.T.)", 1, 1)]
    [InlineData("orchard", "degrees?term=tasting", "Fruit Tasting (F.T.)", 1, 1)]
    [InlineData("orchard", "degrees?term=bachelor", null, 0, 0)]
    [InlineData("orchard", "disciplines", "Accounting", 100, 191)]
    [InlineData("orchard", "schools", "École 1", 100, 250)]
    [InlineData("orchard", "schools?page=0", "École 1", 100, 250)]
    [InlineData("orchard", "schools?page=3", "École 201", 50, 250)]
    [InlineData("orchard", "schools?page=4", null, 0, 250)]
    [InlineData("orchard", "schools?page=99999999999999", "École 1", 100, 250)]
    [InlineData("orchard", "schools?term=ECOLE%2025&page=undefined", "École 25", 2, 2)]
    [InlineData("orchard", "schools?term=%ED%A0%80%FF", null, 0, 0)]
    [InlineData("example", "degrees", "High School", 59, 59)]
    [InlineData("example", "degrees?term=phd", "Doctor of Philosophy (Ph.D.)", 1, 1)]
    [InlineData("example", "schools", null, 0, 0)]
    public async Task Lists_are_the_boards_own_or_the_shipped_ones(
        string board,
        string list,
        string? first,
        int count,
        int total
    )
    {
        var body = await system.Http.GetFromJsonAsync<JsonObject>(
            $"/v1/boards/{board}/education/{list}",
            Stop
        );

        var items = body!["items"]!.AsArray();
        items.Should().HaveCount(count);
        ((string?)items.FirstOrDefault()?["text"]).Should().Be(first);
        ((int)body["meta"]!["total_count"]!).Should().Be(total);
    }
}
