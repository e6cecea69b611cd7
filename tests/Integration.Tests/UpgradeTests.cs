using System.Net;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests;

/// <summary>
/// What former releases have stored (<c>fixtures/stored</c>, made by <c>bench -- snapshot</c>) is read by this one, and what they
/// left undone is done.
/// </summary>
public sealed class UpgradeTests(RunningSystem system)
{
    private const string Board = "former";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Releases =>
        [
            .. Directory
                .EnumerateFiles(Path.Combine(AppContext.BaseDirectory, "fixtures", "stored"))
                .Select(path => Path.GetFileNameWithoutExtension(path)),
        ];

    [Theory]
    [MemberData(nameof(Releases))]
    public async Task What_a_former_release_has_stored_is_read_and_its_work_is_done(string release)
    {
        var path = Path.Combine(AppContext.BaseDirectory, "fixtures", "stored", $"{release}.json");
        await new StoredData(system.Host.StorageConnection).PutAsync(
            await File.ReadAllTextAsync(path, Stop),
            Stop
        );
        var author = new Author(
            system,
            Board,
            await system.Storage.AddApiKeyAsync(Board, Stop, "owner")
        );

        // The list comes from the index, which the dispatcher has made: nothing of it was stored.
        var list = await Patience.UntilAsync(
            () =>
                author.SendAsync(
                    HttpMethod.Post,
                    $"/v1/manage/boards/{Board}/search",
                    Author.Json("""{"q":"clocks"}""")
                ),
            reply => reply.Body["meta"]?["total"]?.GetValue<int>() == 2,
            Stop,
            TimeSpan.FromSeconds(150)
        );
        var ids = list.Body["items"]!
            .AsArray()
            .ToDictionary(
                item => (string)item!["email"]!,
                item => (string)item!["application_id"]!,
                StringComparer.Ordinal
            );

        var done = await ReadAsync(ids["done@former.example.com"]);
        ((string?)done["stage"]).Should().Be("interviewing");
        ((string?)done["notes"]![0]!["text"]).Should().Be("Keeps old things well.");
        ((string?)done["mails"]![0]!["state"]).Should().Be("sent");
        ((string?)done["answers"]![0]!["values"]![0]).Should().Be("An application that is done.");
        var begun = await Patience.UntilAsync(
            () => ReadAsync(ids["begun@former.example.com"]),
            application => (string?)application["mails"]![0]!["state"] == "sent",
            Stop,
            TimeSpan.FromSeconds(150)
        );
        ((string?)begun["files"]![0]!["text"]!["outcome"]).Should().Be("extracted");
        (await system.Mails.ToAsync("begun@former.example.com", Stop)).Should().ContainSingle();
        (await system.Mails.ToAsync("done@former.example.com", Stop)).Should().BeEmpty();

        async Task<JsonNode> ReadAsync(string id)
        {
            var reply = await author.GetAsync($"/v1/manage/boards/{Board}/applications/{id}");
            reply.Status.Should().Be(HttpStatusCode.OK);
            return reply.Body;
        }
    }
}
