using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.Recruiting;

/// <summary>
/// Verb <c>migrate</c> beside the running app. On a system of its own: on that of all tests it would mend what others have
/// broken.
/// </summary>
public sealed class MigrationWhileRunningTests : IAsyncLifetime
{
    private readonly RunningSystem _system = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public ValueTask InitializeAsync() => _system.InitializeAsync();

    public ValueTask DisposeAsync() => _system.DisposeAsync();

    [Fact]
    public async Task What_was_refused_for_an_outdated_index_is_answered_and_other_boards_are_left_alone()
    {
        await using var outdated = await ListedBoard.FilledAsync(_system);
        await using var right = await ListedBoard.FilledAsync(_system);
        var name = $"{outdated.Author.Board}/manifest.json";
        var manifest = JsonNode.Parse((await _system.Storage.BlobAsync("search", name, Stop))!)!;
        manifest.AsObject().Remove("schema").Should().BeTrue();
        await _system.Storage.PutBlobAsync(
            "search",
            name,
            Encoding.UTF8.GetBytes(manifest.ToJsonString()),
            Stop
        );
        var refused = await Patience.UntilAsync(
            () => outdated.GetAsync("/applications?flagged=true"),
            reply => reply.Status == HttpStatusCode.ServiceUnavailable,
            Stop
        );
        refused.Code.Should().Be("index-outdated");
        var before = await FilesOfAsync(right);

        var (exitCode, lines) = await _system.Host.MigrateAsync(Stop);

        exitCode.Should().Be(0, string.Join('\n', lines));
        lines
            .Should()
            .Contain(
                $"index {outdated.Author.Board}: of another release; made anew of 5 applications"
            )
            .And.Contain($"index {right.Author.Board}: right; nothing to do");
        var answered = await Patience.UntilAsync(
            () => outdated.GetAsync("/applications?flagged=true"),
            reply => reply.Status == HttpStatusCode.OK,
            Stop
        );
        outdated.NumbersOf(answered).Should().Be("5 2");
        outdated
            .NumbersOf(await outdated.PostAsync("/search", """{"q":"clocks"}"""))
            .Should()
            .Be("3 1");
        (await FilesOfAsync(right)).Should().Equal(before);
    }

    private async Task<List<(string, DateTimeOffset)>> FilesOfAsync(ListedBoard board) =>
        (await _system.Storage.BlobsAsync("search", Stop)).FindAll(b =>
            b.Name.StartsWith($"{board.Author.Board}/", StringComparison.Ordinal)
        );
}
