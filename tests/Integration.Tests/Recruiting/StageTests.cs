using System.Text.Json.Nodes;
using ApplyFunctions.Integration.Tests.Candidates;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.Recruiting;

public sealed class StageTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_recruiter_moves_an_application_and_its_candidate_is_told_once()
    {
        var form = new ApplicationForm();
        var link = new OwnLink(system, await system.ApplyAsync(form, Stop));
        await system.Mails.FirstToAsync(form.Email, Stop);
        var recruiter = await Recruiter.WithRoleAsync(system, "recruiter");

        var quiet = await recruiter.MoveAsync(link.Id, new { stage = "reviewing" });
        var moves = await Task.WhenAll(
            Enumerable
                .Range(0, 8)
                .Select(_ => recruiter.MoveAsync(link.Id, new { stage = "rejected", mail = true }))
        );

        quiet.Status.Should().Be(200);
        StageOf(quiet.Body).Should().Be("reviewing");
        quiet.Body["mails"]!.AsArray().Should().ContainSingle("none was asked for");
        moves.Should().OnlyContain(move => move.Status == 200);
        moves.Should().OnlyContain(move => StageOf(move.Body) == "rejected");
        var mails = await Patience.UntilAsync(
            () => system.Mails.ToAsync(form.Email, Stop),
            all => all.Count > 1,
            Stop
        );
        mails.Should().HaveCount(2);
        mails.Select(m => m.Subject).Should().Contain(s => s.StartsWith("Your application"));
        var after = (await recruiter.ReadAsync(link.Id)).Body;
        after["mails"]!
            .AsArray()
            .Select(m => (string)m!["kind"]!)
            .Should()
            .BeEquivalentTo("confirmation", "rejected");
        HistoryOf(after).Should().Equal("received", "stage-reviewing", "stage-rejected");
    }

    [Fact]
    public async Task The_candidates_own_page_does_not_tell_the_stage()
    {
        var link = new OwnLink(system, await system.ApplyAsync(new ApplicationForm(), Stop));
        var recruiter = await Recruiter.WithRoleAsync(system, "recruiter");
        await recruiter.MoveAsync(link.Id, new { stage = "rejected" });
        await recruiter.SendAsync(
            HttpMethod.Post,
            $"applications/{link.Id}/notes",
            new { text = "Not for the candidate's page." }
        );

        var (_, own) = await link.GetAsync();
        using var export = await link.SendRawAsync(HttpMethod.Get, "/export");
        using var zip = new System.IO.Compression.ZipArchive(
            await export.Content.ReadAsStreamAsync(Stop)
        );
        using var entry = new StreamReader(
            await zip.GetEntry($"{link.Id}/application.json")!.OpenAsync(Stop)
        );
        var exported = await entry.ReadToEndAsync(Stop);

        StageOf(own).Should().Be("received");
        own["history"]!.AsArray().Should().ContainSingle();
        exported.Should().Contain("Received").And.NotContainAny("ejected", "Not for");
    }

    [Fact]
    public async Task What_was_withdrawn_stays_so_and_candidates_may_withdraw_at_any_stage()
    {
        var link = new OwnLink(system, await system.ApplyAsync(new ApplicationForm(), Stop));
        var recruiter = await Recruiter.WithRoleAsync(system, "recruiter");
        await recruiter.MoveAsync(link.Id, new { stage = "interviewing" });
        await link.PostAsync("/withdraw");

        var (status, body) = await recruiter.MoveAsync(link.Id, new { stage = "offered" });

        status.Should().Be(409);
        ((string)body["type"]!).Should().EndWith("application-withdrawn");
        StageOf((await recruiter.ReadAsync(link.Id)).Body).Should().Be("withdrawn");
    }

    [Theory]
    [InlineData("""{}""", "stage")]
    [InlineData("""{"stage":"withdrawn"}""", "stage")]
    [InlineData("""{"stage":"Rejected"}""", "stage")]
    [InlineData("""{"stage":["hired","rejected"]}""", "stage")]
    [InlineData("""{"stage":{"$ne":null}}""", "stage")]
    [InlineData("""{"stage":"5"}""", "stage")]
    [InlineData("""{"stage":"hired","mail":true}""", "mail")]
    [InlineData("""{"stage":"rejected","mail":"perhaps"}""", "mail")]
    public async Task An_order_that_cannot_be_read_changes_nothing(string order, string field)
    {
        var id = (await system.ApplyAsync(new ApplicationForm(), Stop)).Id;
        var recruiter = await Recruiter.WithRoleAsync(system, "recruiter");

        var (status, body) = await recruiter.MoveAsync(id, JsonNode.Parse(order)!);

        status.Should().Be(422);
        ((string)body["error"]!).Should().Be($"Invalid attributes: {field}");
        StageOf((await recruiter.ReadAsync(id)).Body).Should().Be("received");
    }

    [Fact]
    public async Task Several_are_moved_each_for_itself()
    {
        var ids = new List<string>();
        for (var i = 0; i < 3; i++)
        {
            ids.Add((await system.ApplyAsync(new ApplicationForm(), Stop)).Id);
        }

        var gone = new OwnLink(system, await system.ApplyAsync(new ApplicationForm(), Stop));
        await gone.PostAsync("/withdraw");
        var unknown = ids[0][..^1] + (ids[0][^1] == '0' ? '1' : '0');
        var recruiter = await Recruiter.WithRoleAsync(system, "recruiter");

        var (status, body) = await recruiter.SendAsync(
            HttpMethod.Post,
            "applications/stages",
            new
            {
                application_ids = (string[])[.. ids, ids[0], gone.Id, unknown, "../x"],
                stage = "interviewing",
            }
        );

        status.Should().Be(200);
        body["results"]!
            .AsArray()
            .Select(r => ((string)r!["application_id"]!, (int)r["status"]!))
            .Should()
            .Equal([.. ids.Select(id => (id, 200)), (gone.Id, 409), (unknown, 404), ("../x", 404)]);
        foreach (var id in ids)
        {
            StageOf((await recruiter.ReadAsync(id)).Body).Should().Be("interviewing");
        }
    }

    [Theory]
    [InlineData(0)]
    [InlineData(101)]
    public async Task As_many_as_one_request_takes(int count)
    {
        var recruiter = await Recruiter.WithRoleAsync(system, "recruiter");

        var (status, body) = await recruiter.SendAsync(
            HttpMethod.Post,
            "applications/stages",
            new
            {
                application_ids = Enumerable.Range(0, count).Select(i => $"{i}"),
                stage = "hired",
            }
        );

        status.Should().Be(422);
        ((string)body["error"]!).Should().Be("Invalid attributes: application_ids");
    }

    [Theory]
    [InlineData("reader")]
    [InlineData("equality-officer")]
    public async Task Who_only_reads_moves_nothing(string role)
    {
        var id = (await system.ApplyAsync(new ApplicationForm(), Stop)).Id;
        var reader = await Recruiter.WithRoleAsync(system, role);
        var recruiter = await Recruiter.WithRoleAsync(system, "recruiter");

        (await reader.MoveAsync(id, new { stage = "rejected", mail = true }))
            .Status.Should()
            .Be(403);

        StageOf((await recruiter.ReadAsync(id)).Body).Should().Be("received");
    }

    [Fact]
    public async Task The_same_persons_other_applications_are_shown()
    {
        var first = new ApplicationForm();
        var again = new ApplicationForm(first.Email).Set("last_name", "Again");
        var earlier = (await system.ApplyAsync(first, Stop)).Id;
        var later = (await system.ApplyAsync(again, Stop)).Id;
        await system.ApplyAsync(new ApplicationForm(), Stop);
        foreach (var id in (string[])[earlier, later])
        {
            await system.RowAsync(id, "search", _ => true, Stop);
        }

        var recruiter = await Recruiter.WithRoleAsync(system, "recruiter");

        var (_, body) = await recruiter.ReadAsync(later);

        ((string)body["earlier_application_id"]!).Should().Be(earlier);
        body["other_applications"]!
            .AsArray()
            .Select(o => (string)o!["application_id"]!)
            .Should()
            .Equal(earlier);
        ((string)body["posting_title"]!).Should().NotBeEmpty();
        var before = (await recruiter.ReadAsync(earlier)).Body;
        before["earlier_application_id"].Should().BeNull();
        before["other_applications"]!.AsArray().Should().ContainSingle();
    }

    private static string StageOf(JsonObject body) => (string)body["stage"]!;

    private static IEnumerable<string> HistoryOf(JsonObject body) =>
        body["history"]!.AsArray().Select(e => (string)e!["name"]!);
}
