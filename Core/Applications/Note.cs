using ApplyFunctions.Core.Access;

namespace ApplyFunctions.Core.Applications;

/// <summary>What somebody who hires has written to an application. The candidate gets it on request, like all else.</summary>
/// <param name="Id">Made by <see cref="NewId"/>; later notes sort behind earlier ones.</param>
public sealed record Note(string Id, DateTimeOffset At, Actor Author, string Text)
{
    /// <summary>Characters.</summary>
    public const int LongestText = 10_000;

    /// <returns>32 hex digits.</returns>
    public static string NewId(DateTimeOffset at) => Guid.CreateVersion7(at).ToString("n");
}
