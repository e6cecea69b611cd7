using System.Text.Json;
using Jobs = System.Linq.ILookup<long, System.ReadOnlyMemory<byte>>;

namespace ApplyFunctions.Core.Postings.Reading;

/// <summary>Writes groups as members of a list that names parents and children by id, or as trees.</summary>
internal sealed class GroupWriter(Utf8JsonWriter writer, bool asTree)
{
    /// <summary>All groups of a list, or the trees.</summary>
    public void All(string name, GroupTree tree, Action<GroupNode> write)
    {
        writer.WriteStartArray(name);
        foreach (var node in asTree ? tree.Roots : tree.All)
        {
            write(node);
        }

        writer.WriteEndArray();
    }

    public void Department(GroupNode department, Jobs jobs)
    {
        Start(department);
        Postings(department, jobs);
        Relatives(department, child => Department(child, jobs));
        writer.WriteEndObject();
    }

    /// <summary>An office has all departments of the board, with the postings that stand in both.</summary>
    public void Office(GroupNode office, BoardGroups groups)
    {
        Start(office);
        writer.WriteString("location", office.Location);
        var jobs = groups.ByDepartment(office);
        All("departments", groups.Departments, department => Department(department, jobs));
        Relatives(office, child => Office(child, groups));
        writer.WriteEndObject();
    }

    public void Section(GroupNode section, Jobs jobs)
    {
        Start(section);
        Postings(section, jobs);
        writer.WriteEndObject();
    }

    private void Start(GroupNode node)
    {
        writer.WriteStartObject();
        writer.WriteNumber("id", node.Id);
        writer.WriteString("name", node.Name);
    }

    private void Postings(GroupNode node, Jobs jobs)
    {
        writer.WriteStartArray("jobs");
        foreach (var job in jobs[node.Id])
        {
            writer.WriteRawValue(job.Span, skipInputValidation: true);
        }

        writer.WriteEndArray();
    }

    private void Relatives(GroupNode node, Action<GroupNode> write)
    {
        if (!asTree)
        {
            WriteId("parent_id", node.Parent);
        }

        writer.WriteStartArray(asTree ? "children" : "child_ids");
        foreach (var child in node.Children)
        {
            if (asTree)
            {
                write(child);
            }
            else
            {
                writer.WriteNumberValue(child.Id);
            }
        }

        writer.WriteEndArray();
    }

    private void WriteId(string name, GroupNode? node)
    {
        if (node is null)
        {
            writer.WriteNull(name);
        }
        else
        {
            writer.WriteNumber(name, node.Id);
        }
    }
}
