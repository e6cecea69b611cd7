using System.Globalization;
using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Reading;
using ApplyFunctions.Infrastructure.Phones;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Unit.Tests.Postings;

/// <summary>One board, <c>orchard</c>, in memory, with a clock that a test sets.</summary>
internal sealed class BoardOfTests : TimeProvider, IPostingStore
{
    public const string Token = "orchard";
    private readonly Board _board;
    private readonly Posting[] _postings;

    /// <param name="board">The board's members; the name need not be given.</param>
    /// <param name="postings">Each posting's members; ids and titles need not be given.</param>
    public BoardOfTests(string board = "{}", params string[] postings)
    {
        var members = JsonNode.Parse(board)!.AsObject();
        members.TryAdd("name", "Orchard");
        _board = members.Deserialize(PostingJson.Default.Board)!;
        _postings =
        [
            .. postings.Select(
                (posting, i) =>
                {
                    var job = JsonNode.Parse(posting)!.AsObject();
                    job.TryAdd("id", i + 1);
                    job.TryAdd("title", $"Gardener {i + 1}");
                    return job.Deserialize(PostingJson.Default.Posting)!;
                }
            ),
        ];
    }

    public DateTimeOffset Now { get; set; } =
        DateTimeOffset.Parse("2026-03-02T12:00:00Z", CultureInfo.InvariantCulture);

    public PublishedBoards Published => field ??= new PublishedBoards(this, this);

    public ReadPostings Reads => new(Published, this, Rules, this);

    private static RulesView Rules
    {
        get
        {
            var limits = Options.Create(new SubmissionLimits());
            var phones = new LibPhoneNumbers(Options.Create(new ApplicationOptions()));
            // Only judging needs lists, and nothing is judged here.
            return new RulesView(new SubmissionRules(null!, phones, limits), limits);
        }
    }

    public ReadGroups Groups => new(Published);

    public override DateTimeOffset GetUtcNow() => Now;

    public Task<IReadOnlyList<string>> ListBoardsAsync(CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<string>>([Token]);

    public Task<Board?> FindBoardAsync(string board, CancellationToken cancellationToken) =>
        Task.FromResult(board == Token ? _board : null);

    public Task<IReadOnlyList<Posting>> ListAsync(
        string board,
        CancellationToken cancellationToken
    ) => Task.FromResult<IReadOnlyList<Posting>>(board == Token ? [.. _postings] : []);

    public Task<Posting?> FindAsync(string board, long id, CancellationToken cancellationToken) =>
        Task.FromResult(board == Token ? Array.Find(_postings, p => p.Id == id) : null);
}

internal static class ReadingExtensions
{
    /// <summary>The document, which must be there.</summary>
    public static JsonObject Json(this ReadOutcome reading) =>
        JsonNode.Parse(reading.Document!.Bytes.Span)!.AsObject();
}
