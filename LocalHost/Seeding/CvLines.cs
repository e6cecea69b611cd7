using System.Globalization;

namespace ApplyFunctions.LocalHost.Seeding;

/// <summary>A paragraph of a CV.</summary>
internal sealed record CvLine(string Text, bool IsHeading = false);

/// <summary>What stands in a CV, whatever its format.</summary>
internal static class CvLines
{
    public static IReadOnlyList<CvLine> Of(MadeUpCandidate candidate) =>
        [
            new(candidate.Name, IsHeading: true),
            new($"{candidate.Email}   {candidate.Phone}   {candidate.City}"),
            new("This person does not exist."),
            new("Profile", IsHeading: true),
            new(candidate.Summary),
            new("Experience", IsHeading: true),
            .. candidate.Jobs.SelectMany(OfJob),
            new("Education", IsHeading: true),
            new(
                $"{candidate.School.Degree} {candidate.School.Discipline}, {candidate.School.Name}"
            ),
            new("Skills", IsHeading: true),
            new(string.Join(", ", candidate.Skills)),
        ];

    private static IEnumerable<CvLine> OfJob(MadeUpJob job) =>
        job
            .Duties.Select(duty => new CvLine($"- {duty}"))
            .Prepend(
                new(
                    string.Create(
                        CultureInfo.InvariantCulture,
                        $"{job.Title}, {job.Company} ({job.From} to {job.Until?.ToString(CultureInfo.InvariantCulture) ?? "now"})"
                    )
                )
            );
}
