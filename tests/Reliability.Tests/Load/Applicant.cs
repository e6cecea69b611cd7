using System.Globalization;
using System.Text;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Reliability.Tests.Load;

/// <summary>
/// A person who applies once, with files whose bytes no other person has. Everything personal about them holds a word
/// that is nowhere else, or is one of few numbers, so that it can be looked for.
/// </summary>
internal sealed class Applicant
{
    /// <summary>In every name, address, file name, answer and text.</summary>
    private const string Marker = "Zyxquill";
    private const string LinkQuestion = "question_5172620002";

    // https://www.ofcom.org.uk/phones-and-broadband/phone-numbers/numbers-for-drama: numbers that nobody has.
    private const string Phone = "+44 7700 900";
    private static readonly string[] Origins =
    [
        "5300543002",
        "5300544002",
        "5300545002",
        "5300546002",
        "5300547002",
        "5300548002",
        "5300549002",
    ];
    private static readonly string[] Genders =
    [
        "5300560002",
        "5300561002",
        "5300562002",
        "5300563002",
    ];
    private static readonly byte[] Cv = ApplicationForm.Fixture("cv.pdf");

    public Applicant(int number)
    {
        var n = number.ToString("d5", CultureInfo.InvariantCulture);
        Name = $"person {n}";
        Email = $"{Marker}.{n}@example.com".ToLowerInvariant();
        Token = $"{Marker}-letter-{n}";
        Resume = [.. Cv, .. Encoding.ASCII.GetBytes($"\n% {Marker} {n}\n")];
        Letter = Encoding.UTF8.GetBytes($"Dear reader,\n\nplease see my CV.\n\n{Token}\n");
        EqualityOptions = [Origins[number % Origins.Length], Genders[number % Genders.Length]];
        Form = new ApplicationForm(Email) { IdempotencyKey = $"key-of-{n}" };
        Form.Set("first_name", $"{Marker}a")
            .Set("last_name", $"{Marker} {n}")
            .Set("phone", Phone + (number % 1000).ToString("d3", CultureInfo.InvariantCulture))
            .Set(LinkQuestion, $"https://www.example.com/in/{Marker}{n}")
            .Without("demographic_answers")
            .Add("demographic_answers[][question_id]", "5300100002")
            .Add("demographic_answers[][answer_options][][answer_option_id]", EqualityOptions[0])
            .Add("demographic_answers[][question_id]", "5300101002")
            .Add("demographic_answers[][answer_options][][answer_option_id]", EqualityOptions[1])
            .File("resume", $"{Marker}-cv-{n}.pdf", Resume)
            .File("cover_letter", $"{Marker}-letter-{n}.txt", Letter);
    }

    /// <summary>What must be in no log line and in no message.</summary>
    public static IReadOnlyCollection<string> Canaries { get; } =
    [Marker, "7700 900", "7700900", ApplicationForm.SourceOption, .. Origins, .. Genders];

    /// <summary>For reports.</summary>
    public string Name { get; }

    public string Email { get; }

    public byte[] Resume { get; }

    public byte[] Letter { get; }

    /// <summary>In the letter, and so in its text.</summary>
    public string Token { get; }

    /// <summary>The options that were chosen, one for each equality question.</summary>
    public IReadOnlyList<string> EqualityOptions { get; }

    public ApplicationForm Form { get; }

    public IEnumerable<(string Field, byte[] Content)> Files =>
        [("resume", Resume), ("cover_letter", Letter)];
}
