namespace ApplyFunctions.Core.Postings.Authoring.Rules;

/// <summary>Departments, offices and sections, of a board or of a posting.</summary>
internal static class GroupRules
{
    public static void CheckAll(Place groups)
    {
        var parents = new Dictionary<long, long?>();
        // A missing element was seen in the wild, and is passed over.
        foreach (var group in groups.Items().Where(g => !g.IsNothing))
        {
            if (Check(group) is (Id: { } id, var parent) && !parents.TryAdd(id, parent))
            {
                group["id"].Fault("This id occurs twice in the list. Give each its own.");
            }
        }

        if (parents.Keys.Any(id => IsItsOwnAncestor(id, parents)))
        {
            groups.Fault("Some of these are within themselves, by their parent_id. Mend that.");
        }
    }

    /// <summary>The ids of the group and of its parent; null where there is none or it is at fault.</summary>
    public static (long? Id, long? ParentId) Check(Place group)
    {
        if (!group.IsObject())
        {
            return (null, null);
        }

        group["name"].RequiredText();
        group["location"].Text();
        foreach (var child in group["child_ids"].Items())
        {
            child.RequiredWhole();
        }

        return (group["id"].RequiredWhole(), group["parent_id"].Whole());
    }

    private static bool IsItsOwnAncestor(long id, Dictionary<long, long?> parents)
    {
        var at = parents[id];
        for (var steps = 0; at is { } parent && steps <= parents.Count; steps++)
        {
            if (parent == id)
            {
                return true;
            }

            at = parents.GetValueOrDefault(parent);
        }

        return false;
    }
}
