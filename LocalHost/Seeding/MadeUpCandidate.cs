using System.Globalization;
using System.Text;
using Bogus;

namespace ApplyFunctions.LocalHost.Seeding;

/// <summary>Somebody who does not exist, with a life to write a CV about.</summary>
/// <param name="Email">At example.com, where no mail arrives.</param>
internal sealed record MadeUpCandidate(
    string FirstName,
    string LastName,
    string Email,
    string Phone,
    string City,
    double Latitude,
    double Longitude,
    string Summary,
    IReadOnlyList<string> Skills,
    IReadOnlyList<MadeUpJob> Jobs,
    MadeUpSchool School
)
{
    private static readonly string[] Locales =
    [
        "en_GB",
        "en_US",
        "de",
        "fr",
        "es",
        "it",
        "nl",
        "pl",
        "el",
        "tr",
    ];

    private static readonly string[] AllSkills =
    [
        "Kafka",
        "PostgreSQL",
        "Kubernetes",
        "C#",
        "C++",
        "Python",
        "Rust",
        "TypeScript",
        "Terraform",
        "machine learning",
        "GPU kernels",
        "profiling",
        "distributed systems",
        "incident response",
        "hiring",
        "mentoring",
        "budgeting",
        "project management",
        "public speaking",
        "technical writing",
        "accessibility",
        "data modelling",
        "observability",
        "security reviews",
    ];

    // Ofcom keeps 020 7946 0000 to 0999 for stories: https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama
    private const string StoryNumbers = "+44 20 7946 0";

    public string Name => $"{FirstName} {LastName}";

    /// <summary>The same one for the same seed and number.</summary>
    /// <param name="thisYear">In which the newest job may still go on.</param>
    public static MadeUpCandidate Of(int seed, int number, int thisYear)
    {
        var random = new Randomizer(HashCode(seed, number));
        var faker = new Faker(random.ArrayElement(Locales)) { Random = random };
        var first = faker.Name.FirstName();
        var last = faker.Name.LastName();
        var words = new Faker { Random = random };
        return new MadeUpCandidate(
            first,
            last,
            string.Create(
                CultureInfo.InvariantCulture,
                $"{Ascii(first)}.{Ascii(last)}.{seed}.{number}@example.com"
            ),
            StoryNumbers + random.Number(999).ToString("d3", CultureInfo.InvariantCulture),
            faker.Address.City(),
            Math.Round(random.Double(36, 60), 4),
            Math.Round(random.Double(-9, 30), 4),
            $"{words.Name.JobDescriptor()} {words.Name.JobArea().ToLowerInvariant()} {words.Name.JobType().ToLowerInvariant()}. {words.Hacker.Phrase()}",
            [.. random.ArrayElements(AllSkills, random.Number(4, 9))],
            [.. JobsOf(words, thisYear)],
            new MadeUpSchool(
                $"University of {words.Address.City()}",
                random.ArrayElement(["BSc", "MSc", "BA", "PhD"]),
                random.ArrayElement([
                    "Computer Science",
                    "Mathematics",
                    "Physics",
                    "Economics",
                    "History",
                    "Design",
                ])
            )
        );
    }

    private static IEnumerable<MadeUpJob> JobsOf(Faker words, int thisYear)
    {
        var until = thisYear;
        for (var i = words.Random.Number(1, 4); i > 0; i--)
        {
            var from = until - words.Random.Number(1, 5);
            yield return new MadeUpJob(
                words.Name.JobTitle(),
                words.Company.CompanyName(),
                from,
                until == thisYear ? null : until,
                [words.Company.Bs(), words.Hacker.Phrase(), words.Company.CatchPhrase()]
            );
            until = from;
        }
    }

    // Not System.HashCode, which differs from run to run.
    private static int HashCode(int seed, int number) => unchecked((seed * 486_187_739) + number);

    private static string Ascii(string name) =>
        string.Concat(
            name.Normalize(NormalizationForm.FormD)
                .Where(char.IsAsciiLetter)
                .Select(char.ToLowerInvariant)
        )
            is { Length: > 0 } letters
            ? letters
            : "candidate";
}

/// <param name="Until">Null while it goes on.</param>
internal sealed record MadeUpJob(
    string Title,
    string Company,
    int From,
    int? Until,
    IReadOnlyList<string> Duties
);

internal sealed record MadeUpSchool(string Name, string Degree, string Discipline);
