using System.Security.Cryptography;
using System.Text;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications;

/// <summary>What an application can hold beside the answers to its posting's questions.</summary>
/// <param name="ApplicantIp">The candidate's address, where a trusted server passed it on.</param>
public sealed record ApplicationDetails(
    ApplicantLocation? Location,
    IReadOnlyList<EducationEntry> Educations,
    IReadOnlyList<EmploymentEntry> Employments,
    Consents Consents,
    string? ApplicantIp
);

/// <summary>Where a candidate lives.</summary>
/// <param name="Latitude">Degrees; null, with the longitude, where nobody has looked the place up.</param>
public sealed record ApplicantLocation(string Text, double? Latitude, double? Longitude);

/// <summary>One school that a candidate has been to, or is at.</summary>
public sealed record EducationEntry(
    EducationChoice School,
    EducationChoice Degree,
    EducationChoice Discipline,
    MonthAndYear Start,
    MonthAndYear End
);

/// <param name="Id">In the board's list; null where the candidate wrote the name.</param>
/// <param name="Text">As the list had it at that time, or as the candidate wrote it; null where there is no list.</param>
public sealed record EducationChoice(long? Id, string? Text);

/// <summary>One job that a candidate has had, or has.</summary>
/// <param name="End">Null where it is the current one.</param>
public sealed record EmploymentEntry(
    string CompanyName,
    string Title,
    MonthAndYear Start,
    MonthAndYear? End,
    bool Current
);

/// <param name="Month">1 to 12; null where only the year is known.</param>
public sealed record MonthAndYear(int Year, int? Month)
{
    /// <summary>Whether this is certainly later; a year says nothing of the months in it.</summary>
    public bool IsAfter(MonthAndYear other) =>
        Year != other.Year
            ? Year > other.Year
            : Month is { } month && other.Month is { } otherMonth && month > otherMonth;
}

/// <summary>What a candidate has agreed to.</summary>
/// <param name="Given">The names on the wire, such as <c>gdpr_processing_consent_given</c>.</param>
/// <param name="RetentionDays">How long the posting said then that an application is kept; null where it did not say.</param>
public sealed record Consents(IReadOnlyList<string> Given, int? RetentionDays)
{
    /// <summary>What the board told about the use of the data at that time; null where it told nothing.</summary>
    public ShownNotice? Notice { get; init; }

    public static Consents None { get; } = new([], null);
}

/// <param name="Version">The board's own name of the wording.</param>
/// <param name="Sha256">Of the notice's text in UTF-8, as the board has it: 64 hex digits.</param>
public sealed record ShownNotice(string Version, string Sha256)
{
    public static ShownNotice? Of(PrivacyNotice? notice) =>
        notice is null
            ? null
            : new ShownNotice(
                notice.Version,
                Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(notice.Text)))
            );
}
