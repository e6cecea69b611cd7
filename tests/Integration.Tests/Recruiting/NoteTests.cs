using System.Text.Json.Nodes;
using ApplyFunctions.Integration.Tests.Candidates;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.Recruiting;

public sealed class NoteTests(RunningSystem system)
{
    private const string Markup = "Rings on <b>Monday</b> <script>alert(1)</script>\n\u202Eolleh";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Notes_come_and_go()
    {
        var id = (await system.ApplyAsync(new ApplicationForm(), Stop)).Id;
        var recruiter = await Recruiter.WithRoleAsync(system, "recruiter");

        var first = await AddAsync(recruiter, id, Markup);
        var second = await AddAsync(recruiter, id, "Second.");
        var both = (await recruiter.ReadAsync(id)).Body;
        var removed = await RemoveAsync(recruiter, id, first.Body);
        var again = await RemoveAsync(recruiter, id, first.Body);

        first.Status.Should().Be(201);
        ((string)first.Body["author"]!["kind"]!).Should().Be("key");
        TextsOf(both).Should().Equal(Markup, "Second.");
        removed.Status.Should().Be(200);
        TextsOf(removed.Body).Should().Equal("Second.");
        again.Status.Should().Be(404);
        removed.Body["history"]!
            .AsArray()
            .Select(e => (string)e!["name"]!)
            .Should()
            .Equal("received", "note-added", "note-added", "note-removed");
        second.Status.Should().Be(201);
    }

    [Fact]
    public async Task Notes_that_come_at_once_are_all_kept()
    {
        var id = (await system.ApplyAsync(new ApplicationForm(), Stop)).Id;
        var recruiter = await Recruiter.WithRoleAsync(system, "recruiter");

        var added = await Task.WhenAll(
            Enumerable.Range(0, 4).Select(i => AddAsync(recruiter, id, $"Note {i}"))
        );

        added.Should().OnlyContain(a => a.Status == 201 || a.Status == 409);
        TextsOf((await recruiter.ReadAsync(id)).Body)
            .Should()
            .BeEquivalentTo(added.Where(a => a.Status == 201).Select(a => (string)a.Body["text"]!));
    }

    [Fact]
    public async Task Notes_go_with_their_application()
    {
        var link = new OwnLink(system, await system.ApplyAsync(new ApplicationForm(), Stop));
        var recruiter = await Recruiter.WithRoleAsync(system, "recruiter");
        await AddAsync(recruiter, link.Id, "Soon gone.");

        await link.PostAsync("/erase");

        (await AddAsync(recruiter, link.Id, "Too late.")).Status.Should().Be(404);
        await Patience.UntilAsync(
            () => system.Storage.RowsAsync(link.Id, Stop),
            rows => !rows.Keys.Any(k => k.StartsWith("note", StringComparison.Ordinal)),
            Stop
        );
    }

    [Theory]
    [InlineData(0)]
    [InlineData(10_001)]
    public async Task A_note_is_neither_empty_nor_a_book(int length)
    {
        var id = (await system.ApplyAsync(new ApplicationForm(), Stop)).Id;
        var recruiter = await Recruiter.WithRoleAsync(system, "recruiter");

        var (status, body) = await AddAsync(recruiter, id, new string('n', length));

        status.Should().Be(422);
        ((string)body["error"]!).Should().Be("Invalid attributes: text");
    }

    [Fact]
    public async Task Who_only_reads_notes_nothing()
    {
        var id = (await system.ApplyAsync(new ApplicationForm(), Stop)).Id;
        var reader = await Recruiter.WithRoleAsync(system, "reader");

        (await AddAsync(reader, id, "No.")).Status.Should().Be(403);
    }

    private static Task<(int Status, JsonObject Body)> AddAsync(
        Recruiter recruiter,
        string id,
        string text
    ) => recruiter.SendAsync(HttpMethod.Post, $"applications/{id}/notes", new { text });

    private static Task<(int Status, JsonObject Body)> RemoveAsync(
        Recruiter recruiter,
        string id,
        JsonObject note
    ) => recruiter.SendAsync(HttpMethod.Delete, $"applications/{id}/notes/{note["note_id"]}");

    private static IEnumerable<string> TextsOf(JsonObject application) =>
        application["notes"]!.AsArray().Select(n => (string)n!["text"]!);
}
