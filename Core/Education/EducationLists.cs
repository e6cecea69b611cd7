namespace ApplyFunctions.Core.Education;

/// <summary>What candidates of one board choose from when they tell of their education.</summary>
/// <param name="Schools">Empty where the board gives none.</param>
public sealed record EducationLists(
    EducationList Degrees,
    EducationList Disciplines,
    EducationList Schools
);
