using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApplyFunctions.Core.Postings;

/// <summary>
/// One posting (Greenhouse's <i>job</i>) as it is stored: Greenhouse's own JSON, in which the deadline is a local
/// date-time with a time zone. What the rules do not read is kept and served as it came.
/// </summary>
public sealed record Posting
{
    /// <summary>Greenhouse's job id; does not fit in 32 bits.</summary>
    public required long Id { get; init; }

    public required string Title { get; init; }

    public string? AbsoluteUrl { get; init; }

    public string? CompanyName { get; init; }

    /// <summary>A BCP 47 tag; mails and forms are in this language where it is known.</summary>
    public string? Language { get; init; }

    /// <summary>
    /// A local date-time (<c>2024-06-07T17:00:00</c>) on the clock of <see cref="ApplicationDeadlineTimeZone"/>, or a moment
    /// with its offset, as Greenhouse has it.
    /// </summary>
    public string? ApplicationDeadline { get; init; }

    /// <summary>An IANA time zone, like <c>Europe/London</c>; UTC where a deadline has none.</summary>
    public string? ApplicationDeadlineTimeZone { get; init; }

    /// <summary>One of <see cref="PostingStatus"/>; live where there is none, as in Greenhouse's own JSON.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Status { get; init; }

    /// <summary>RFC 3339. Before this moment the posting is there for nobody.</summary>
    public string? FirstPublished { get; init; }

    /// <summary>RFC 3339: when the posting was last changed.</summary>
    public string? UpdatedAt { get; init; }

    public long? InternalJobId { get; init; }

    public string? RequisitionId { get; init; }

    public PostingLocation? Location { get; init; }

    /// <summary>The text, HTML, entity-encoded.</summary>
    public string? Content { get; init; }

    public IReadOnlyList<PostingGroup>? Departments { get; init; }

    public IReadOnlyList<PostingGroup>? Offices { get; init; }

    /// <summary>Where the posting is for no particular job, the section of the board that it stands in.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PostingGroup? Section { get; init; }

    /// <summary>One of <see cref="EducationSettings"/>; may be absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Education { get; init; }

    /// <summary>One of <see cref="EmploymentSettings"/>; may be absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Employment { get; init; }

    /// <summary>One of schema.org's words (<c>FULL_TIME</c>, <c>PART_TIME</c>, …); ours, may be absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? EmploymentType { get; init; }

    public IReadOnlyList<DataCompliance>? DataCompliance { get; init; }

    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PayRange>? PayInputRanges { get; init; }

    public IReadOnlyList<Question>? Questions { get; init; }

    public IReadOnlyList<Question>? LocationQuestions { get; init; }

    public IReadOnlyList<ComplianceSection>? Compliance { get; init; }

    public DemographicSection? DemographicQuestions { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }

    /// <summary>Tells this version of the stored document from every other; opaque. Empty where it is not stored.</summary>
    [JsonIgnore]
    public string Tag { get; init; } = "";

    /// <summary>The deadline as a moment; null where there is none.</summary>
    /// <exception cref="FormatException">The stored deadline is not one; see <see cref="Authoring.SourceReader"/>.</exception>
    [JsonIgnore]
    public Deadline? Deadline =>
        ApplicationDeadline is { } text
            ? Postings.Deadline.Parse(text, ApplicationDeadlineTimeZone)
            : null;

    /// <summary>Whether the posting can be read at this moment: it is not offline, and not scheduled for later.</summary>
    public bool IsPublishedAt(DateTimeOffset moment) =>
        Status != PostingStatus.Offline
        && !(Rfc3339.Of(FirstPublished) is { } first && moment < first);

    /// <summary>Whether an application that began at this moment counts.</summary>
    public bool AcceptsApplicationsAt(DateTimeOffset moment) =>
        IsPublishedAt(moment)
        && Status != PostingStatus.Closed
        && !(Deadline is { } deadline && deadline.HasPassedAt(moment));
}
