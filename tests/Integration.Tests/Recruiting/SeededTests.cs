using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.Recruiting;

public sealed class SeededTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Seeded_applications_are_read_found_and_not_doubled_by_the_same_seed()
    {
        const int count = 12;
        var recruiter = await Recruiter.WithRoleAsync(system, "recruiter");

        await system.Host.SeedAsync(count, 4711, Stop);
        await system.Host.SeedAsync(count, 4711, Stop);

        var found = await Patience.UntilAsync(
            () => FindAsync(recruiter),
            body => (int)body["meta"]!["total"]! >= count,
            Stop
        );
        ((int)found["meta"]!["total"]!).Should().Be(count);
        found["items"]!
            .AsArray()
            .Select(i => (string)i!["stage"]!)
            .Should()
            .Contain("reviewing")
            .And.Contain("received");
    }

    private static async Task<System.Text.Json.Nodes.JsonObject> FindAsync(Recruiter recruiter) =>
        (
            await recruiter.SendAsync(
                HttpMethod.Post,
                "search",
                new { q = "text:\"this person does not exist\"" }
            )
        ).Body;
}
