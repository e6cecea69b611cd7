namespace ApplyFunctions.Core.Postings.Reading;

/// <summary>A department, office or section, and where it stands among the others.</summary>
internal sealed class GroupNode(PostingGroup group)
{
    private readonly List<GroupNode> _children = [];

    public long Id => group.Id;

    public string Name => group.Name;

    public string? Location => group.Location;

    public GroupNode? Parent { get; private set; }

    public IReadOnlyList<GroupNode> Children => _children;

    private int Depth => Parent is null ? 1 : Parent.Depth + 1;

    private int Height => _children.Count == 0 ? 1 : 1 + _children.Max(c => c.Height);

    /// <summary>Stands below the other from now on; not where that would be a circle, or deeper than a reader can follow.</summary>
    public void StandBelow(GroupNode parent, int maxDepth)
    {
        for (var above = parent; above is not null; above = above.Parent)
        {
            if (above == this)
            {
                return;
            }
        }

        if (Parent is null && parent.Depth + Height <= maxDepth)
        {
            Parent = parent;
            parent._children.Add(this);
        }
    }
}
