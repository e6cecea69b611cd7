using System.Collections.Concurrent;

namespace ApplyFunctions.Core.Postings.Reading;

/// <summary>
/// What anyone may read of a board for a while: until the store hands out another version, or a posting opens or
/// closes. Documents that are made of all postings are kept with it.
/// </summary>
public sealed class PublishedBoard
{
    private readonly ConcurrentDictionary<string, WireDocument> _documents = new(
        StringComparer.Ordinal
    );

    private readonly IReadOnlyList<Posting> _all;
    private readonly Lazy<BoardGroups> _groups;
    private readonly DateTimeOffset _until;

    /// <param name="all">All postings, published or not.</param>
    internal PublishedBoard(
        string token,
        Board board,
        IReadOnlyList<Posting> all,
        DateTimeOffset now
    )
    {
        Token = token;
        Board = board;
        At = now;
        _all = all;
        Postings = [.. all.Where(p => p.IsPublishedAt(now))];
        _groups = new Lazy<BoardGroups>(() => new BoardGroups(this));
        _until = all.SelectMany(Changes)
            .Where(m => m > now)
            .DefaultIfEmpty(DateTimeOffset.MaxValue)
            .Min();
    }

    public string Token { get; }

    public Board Board { get; }

    /// <summary>Those that are published, open or closed, newest first.</summary>
    public IReadOnlyList<Posting> Postings { get; }

    /// <summary>Those that take applications.</summary>
    public IEnumerable<Posting> OpenPostings => Postings.Where(p => p.AcceptsApplicationsAt(At));

    /// <summary>The moment for which all of it is true.</summary>
    public DateTimeOffset At { get; }

    internal BoardGroups Groups => _groups.Value;

    /// <summary>Whether the store's versions are those that this was made of, and the clock has changed nothing.</summary>
    internal bool HoldsFor(Board board, IReadOnlyList<Posting> all, DateTimeOffset now) =>
        ReferenceEquals(board, Board)
        && now >= At
        && now < _until
        && (
            ReferenceEquals(all, _all)
            || all.SequenceEqual(_all, ReferenceEqualityComparer.Instance)
        );

    /// <summary>A document that is made once. One that cannot be made is asked for again.</summary>
    internal WireDocument? Document(string name, Func<WireDocument?> make)
    {
        if (!_documents.TryGetValue(name, out var document) && make() is { } made)
        {
            document = _documents.GetOrAdd(name, made);
        }

        return document;
    }

    private static IEnumerable<DateTimeOffset> Changes(Posting posting)
    {
        if (Rfc3339.Of(posting.FirstPublished) is { } opens)
        {
            yield return opens;
        }

        if (posting.Deadline is { } closes)
        {
            yield return closes.Instant;
        }
    }
}
