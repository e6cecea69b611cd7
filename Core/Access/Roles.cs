using System.Collections.Frozen;

namespace ApplyFunctions.Core.Access;

/// <summary>
/// The roles that people and keys have for boards, by the words that stand in tokens and key rows. A word that is none of
/// them allows nothing.
/// </summary>
public static class Roles
{
    public const string Reader = "reader";
    public const string Recruiter = "recruiter";
    public const string Owner = "owner";
    public const string EqualityOfficer = "equality-officer";

    private static readonly Permission[] Reading =
    [
        Permission.ReadApplications,
        Permission.ReadPostings,
    ];

    // An owner hands out the roles, so that keeping anything from one would be for show.
    private static readonly FrozenDictionary<string, FrozenSet<Permission>> Sets = new Dictionary<
        string,
        FrozenSet<Permission>
    >(StringComparer.Ordinal)
    {
        [Reader] = [.. Reading],
        [Recruiter] = [.. Reading, Permission.ChangeApplications],
        [Owner] = [.. Enum.GetValues<Permission>()],
        [EqualityOfficer] = [Permission.ReadEqualityReports],
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>All of them, the narrower first.</summary>
    public static IReadOnlyList<string> All { get; } = [Reader, Recruiter, Owner, EqualityOfficer];

    public static bool Allows(string role, Permission permission) =>
        Sets.TryGetValue(role, out var set) && set.Contains(permission);

    /// <summary>The roles that allow it.</summary>
    public static IEnumerable<string> With(Permission permission) =>
        All.Where(role => Allows(role, permission));

    /// <summary>
    /// The roles that a token's values give for a board: <c>recruiter</c> is for all boards, <c>recruiter:acme</c> for one.
    /// </summary>
    public static IEnumerable<string> For(string board, IEnumerable<string> values) =>
        values
            .Select(value => value.Split(':', 2))
            .Where(parts => Sets.ContainsKey(parts[0]) && (parts.Length == 1 || parts[1] == board))
            .Select(parts => parts[0]);
}
