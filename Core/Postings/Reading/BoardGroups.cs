namespace ApplyFunctions.Core.Postings.Reading;

/// <summary>The departments, offices and sections of a board, and what of its postings stands in each.</summary>
internal sealed class BoardGroups
{
    private readonly IReadOnlyList<(Posting Posting, ReadOnlyMemory<byte> Bytes)> _jobs;

    public BoardGroups(PublishedBoard board)
    {
        var postings = board.Postings;
        Departments = GroupTree
            .Of(board.Board.Departments ?? [], postings.SelectMany(p => p.Departments ?? []))
            .With("No Department", first: false);
        Offices = GroupTree
            .Of(board.Board.Offices ?? [], postings.SelectMany(p => p.Offices ?? []))
            .With("No Office", first: true);
        Sections = GroupTree.Of(
            board.Board.Sections ?? [],
            postings.Select(p => p.Section).OfType<PostingGroup>()
        );
        _jobs =
        [
            .. postings.Select(p =>
                (p, RenderedPosting.Of(p).Bytes(PostingParts.Summary, board.Board.Name, board.At))
            ),
        ];
    }

    public GroupTree Departments { get; }

    public GroupTree Offices { get; }

    public GroupTree Sections { get; }

    /// <summary>The postings by department.</summary>
    public ILookup<long, ReadOnlyMemory<byte>> ByDepartment() => ByDepartment(_jobs);

    /// <summary>The postings of one office by department.</summary>
    public ILookup<long, ReadOnlyMemory<byte>> ByDepartment(GroupNode office) =>
        ByDepartment(_jobs.Where(j => Ids(j.Posting.Offices).Contains(office.Id)));

    public ILookup<long, ReadOnlyMemory<byte>> BySection() =>
        _jobs
            .Where(j => j.Posting.Section is not null)
            .ToLookup(j => j.Posting.Section!.Id, j => j.Bytes);

    private static ILookup<long, ReadOnlyMemory<byte>> ByDepartment(
        IEnumerable<(Posting Posting, ReadOnlyMemory<byte> Bytes)> jobs
    ) =>
        jobs.SelectMany(
                j => Ids(j.Posting.Departments),
                (j, department) => (Department: department, j.Bytes)
            )
            .ToLookup(j => j.Department, j => j.Bytes);

    private static IEnumerable<long> Ids(IReadOnlyList<PostingGroup>? groups) =>
        groups is { Count: > 0 } ? groups.Select(g => g.Id).Distinct() : [GroupTree.None];
}
