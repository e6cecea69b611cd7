using System.Collections.Immutable;

namespace ApplyFunctions.LocalHost.SignIn;

/// <summary>Somebody who can sign in on this machine.</summary>
/// <param name="Id">What a real provider would have as the person's own id.</param>
/// <param name="Roles">The values of the claim <c>roles</c>.</param>
internal sealed record SamplePerson(Guid Id, string Name, ImmutableArray<string> Roles)
{
    /// <summary>One for each role, one for a single board, and one without any.</summary>
    public static IReadOnlyList<SamplePerson> All { get; } =
    [
        new(new Guid("00000000-0000-4000-8000-000000000001"), "Reader", ["reader"]),
        new(new Guid("00000000-0000-4000-8000-000000000002"), "Recruiter", ["recruiter"]),
        new(new Guid("00000000-0000-4000-8000-000000000003"), "Owner", ["owner"]),
        new(
            new Guid("00000000-0000-4000-8000-000000000004"),
            "Equality officer",
            ["equality-officer"]
        ),
        new(
            new Guid("00000000-0000-4000-8000-000000000005"),
            "Recruiter of another board",
            ["recruiter:another"]
        ),
        new(new Guid("00000000-0000-4000-8000-000000000006"), "Nobody in particular", []),
    ];

    public static SamplePerson? Find(string? id) =>
        Guid.TryParse(id, out var wanted) ? All.FirstOrDefault(p => p.Id == wanted) : null;
}
