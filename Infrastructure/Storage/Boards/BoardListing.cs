using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Infrastructure.Storage.Boards;

/// <summary>A source as the listing has it: all that lists need, in the version of its tag.</summary>
/// <param name="Board">Null for a posting.</param>
/// <param name="Posting">Without its form. Null for a board, and like it for a document that cannot be used.</param>
internal sealed record ListedSource(string Tag, Board? Board, Posting? Posting);

/// <summary>A board and all its postings, derived of their documents so that one read has them all.</summary>
internal sealed class BoardListing
{
    private readonly IReadOnlyDictionary<SourceName, ListedSource> _sources;

    public BoardListing(IReadOnlyDictionary<SourceName, ListedSource> sources)
    {
        _sources = sources;
        Board = sources.Values.FirstOrDefault(s => s.Board is not null)?.Board;
        Postings =
        [
            .. sources.Values.Select(s => s.Posting).OfType<Posting>().OrderByDescending(p => p.Id),
        ];
    }

    public static BoardListing Empty { get; } = new(new Dictionary<SourceName, ListedSource>());

    public Board? Board { get; }

    /// <summary>Newest first.</summary>
    public IReadOnlyList<Posting> Postings { get; }

    public IReadOnlyDictionary<SourceName, ListedSource> Sources => _sources;

    /// <summary>Null where the listing does not have the source.</summary>
    public string? TagOf(SourceName name) => _sources.GetValueOrDefault(name)?.Tag;

    /// <param name="changes">Null for what is no longer there.</param>
    public BoardListing With(IReadOnlyDictionary<SourceName, ListedSource?> changes)
    {
        var sources = new Dictionary<SourceName, ListedSource>(_sources);
        foreach (var (name, source) in changes)
        {
            if (source is null)
            {
                sources.Remove(name);
            }
            else
            {
                sources[name] = source;
            }
        }

        return new BoardListing(sources);
    }
}
