namespace ApplyFunctions.Core.Postings.Reading;

/// <summary>
/// All departments, all offices or all sections of a board, as far as board and postings know of them. What they say
/// of each other may be incomplete or wrong: a parent that is not there is none, and no circle stays.
/// </summary>
internal sealed class GroupTree
{
    /// <summary>What stands in no department, or in no office, is found under this id.</summary>
    public const long None = 0;

    // Each level is two levels of JSON, of which many readers take 64.
    private const int MaxDepth = 20;

    private readonly Dictionary<long, GroupNode> _byId;

    private GroupTree(IReadOnlyList<GroupNode> all)
    {
        All = all;
        _byId = all.ToDictionary(n => n.Id);
    }

    /// <summary>In the board's order, then those that only postings name, by name.</summary>
    public IReadOnlyList<GroupNode> All { get; }

    public IEnumerable<GroupNode> Roots => All.Where(n => n.Parent is null);

    /// <param name="ofBoard">Those that the board names; what it says of them counts.</param>
    /// <param name="ofPostings">Those that postings name.</param>
    public static GroupTree Of(
        IEnumerable<PostingGroup> ofBoard,
        IEnumerable<PostingGroup> ofPostings
    )
    {
        var own = ofBoard.DistinctBy(g => g.Id).ToList();
        var others = ofPostings
            .ExceptBy(own.Select(g => g.Id), g => g.Id)
            .DistinctBy(g => g.Id)
            .OrderBy(g => g.Name, StringComparer.OrdinalIgnoreCase)
            .ThenBy(g => g.Id);
        var groups = own.Concat(others).ToList();
        var tree = new GroupTree([.. groups.Select(g => new GroupNode(g))]);
        foreach (var group in groups.Where(g => g.ParentId is not null))
        {
            tree.Link(group.Id, group.ParentId!.Value);
        }

        foreach (var group in groups)
        {
            foreach (var child in group.ChildIds ?? [])
            {
                tree.Link(child, group.Id);
            }
        }

        return tree;
    }

    public GroupNode? Find(long id) => _byId.GetValueOrDefault(id);

    /// <summary>With the group that holds what stands in no other, where the board has none under that id.</summary>
    public GroupTree With(string name, bool first)
    {
        if (_byId.ContainsKey(None))
        {
            return this;
        }

        var rest = new GroupNode(new PostingGroup { Id = None, Name = name });
        return new GroupTree(first ? [rest, .. All] : [.. All, rest]);
    }

    private void Link(long child, long parent)
    {
        if (Find(child) is { } below && Find(parent) is { } above)
        {
            below.StandBelow(above, MaxDepth);
        }
    }
}
