namespace ApplyFunctions.Core.Education;

/// <summary>A degree, a field of study, or a school, as candidates choose it.</summary>
/// <param name="Id">What applications name it by; never used again for another.</param>
/// <param name="Text">Its name, plain text.</param>
public sealed record EducationItem(long Id, string Text);
