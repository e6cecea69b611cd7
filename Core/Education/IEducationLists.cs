namespace ApplyFunctions.Core.Education;

/// <summary>
/// Reads the lists of a board: its own (<c>{board}/degrees.json</c>, <c>disciplines.json</c>, <c>schools.json</c>), and
/// <see cref="ShippedLists"/> for what it does not give. Answers may be as old as the cache allows, a few seconds.
/// </summary>
public interface IEducationLists
{
    /// <param name="board">A board that exists; what does not is asked for in vain each time.</param>
    Task<EducationLists> FindAsync(string board, CancellationToken cancellationToken);
}
