using System.Text.Json;

namespace ApplyFunctions.Core.Postings.Reading;

/// <summary>What anyone may read of a board's departments, offices and sections.</summary>
public sealed class ReadGroups(PublishedBoards boards)
{
    /// <param name="asTree">Whether groups stand in each other, instead of naming each other by id.</param>
    public Task<ReadOutcome> DepartmentsAsync(
        string board,
        bool asTree,
        CancellationToken cancellationToken
    ) =>
        ListAsync(
            board,
            "departments",
            asTree,
            (write, groups) =>
            {
                var jobs = groups.ByDepartment();
                write.All("departments", groups.Departments, d => write.Department(d, jobs));
            },
            cancellationToken
        );

    /// <param name="id">As it stands in the address.</param>
    public Task<ReadOutcome> DepartmentAsync(
        string board,
        string? id,
        bool asTree,
        CancellationToken cancellationToken
    ) =>
        FindAsync(
            board,
            (Missing.Department, id, asTree),
            groups => groups.Departments,
            (write, groups, department) => write.Department(department, groups.ByDepartment()),
            cancellationToken
        );

    public Task<ReadOutcome> OfficesAsync(
        string board,
        bool asTree,
        CancellationToken cancellationToken
    ) =>
        ListAsync(
            board,
            "offices",
            asTree,
            (write, groups) => write.All("offices", groups.Offices, o => write.Office(o, groups)),
            cancellationToken
        );

    /// <param name="id">As it stands in the address.</param>
    public Task<ReadOutcome> OfficeAsync(
        string board,
        string? id,
        bool asTree,
        CancellationToken cancellationToken
    ) =>
        FindAsync(
            board,
            (Missing.Office, id, asTree),
            groups => groups.Offices,
            (write, groups, office) => write.Office(office, groups),
            cancellationToken
        );

    public Task<ReadOutcome> SectionsAsync(string board, CancellationToken cancellationToken) =>
        ListAsync(
            board,
            "sections",
            asTree: false,
            (write, groups) =>
            {
                var jobs = groups.BySection();
                write.All("sections", groups.Sections, s => write.Section(s, jobs));
            },
            cancellationToken
        );

    /// <param name="id">As it stands in the address.</param>
    public Task<ReadOutcome> SectionAsync(
        string board,
        string? id,
        CancellationToken cancellationToken
    ) =>
        FindAsync(
            board,
            (Missing.Section, id, false),
            groups => groups.Sections,
            (write, groups, section) => write.Section(section, groups.BySection()),
            cancellationToken
        );

    private Task<ReadOutcome> ListAsync(
        string board,
        string name,
        bool asTree,
        Action<GroupWriter, BoardGroups> write,
        CancellationToken cancellationToken
    ) =>
        boards.DocumentAsync(
            board,
            $"{name} {asTree}",
            found =>
                WireDocument.Json(writer =>
                {
                    writer.WriteStartObject();
                    write(new GroupWriter(writer, asTree), found.Groups);
                    writer.WriteEndObject();
                }),
            Missing.Board,
            cancellationToken
        );

    private async Task<ReadOutcome> FindAsync(
        string board,
        (Missing Kind, string? Id, bool AsTree) wanted,
        Func<BoardGroups, GroupTree> tree,
        Action<GroupWriter, BoardGroups, GroupNode> write,
        CancellationToken cancellationToken
    )
    {
        if (await boards.FindAsync(board, cancellationToken) is not { } found)
        {
            return ReadOutcome.Without(Missing.Board);
        }

        return PostingId.TryParse(wanted.Id, out var id) && tree(found.Groups).Find(id) is { } node
            ? ReadOutcome.Of(
                found.Document(
                    $"{wanted.Kind} {id} {wanted.AsTree}",
                    () =>
                        WireDocument.Json(writer =>
                            write(new GroupWriter(writer, wanted.AsTree), found.Groups, node)
                        )
                ),
                wanted.Kind
            )
            : ReadOutcome.Without(wanted.Kind);
    }
}
