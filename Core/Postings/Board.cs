using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApplyFunctions.Core.Postings;

/// <summary>A company's job board as it is stored and served (Job Board API, <c>GET /v1/boards/{board}</c>).</summary>
public sealed record Board
{
    public required string Name { get; init; }

    /// <summary>HTML, entity-encoded; may be null.</summary>
    public string? Content { get; init; }

    /// <summary>Where candidates get help; shown on the page and in mails.</summary>
    public string? SupportEmail { get; init; }

    /// <summary>The company's own site, told to search engines; may be absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Website { get; init; }

    public string? PrivacyPolicyUrl { get; init; }

    /// <summary>What candidates are told about the use of their data; may be absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public PrivacyNotice? PrivacyNotice { get; init; }

    /// <summary>Days for which applications are kept, where the posting does not say less; may be absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public int? RetentionPeriod { get; init; }

    public string? EqualOpportunityStatement { get; init; }

    public string? AccessibilityStatement { get; init; }

    /// <summary>Departments that the lists show even where no posting names them; may be absent.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PostingGroup>? Departments { get; init; }

    /// <summary>Offices, in the same way.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PostingGroup>? Offices { get; init; }

    /// <summary>Sections of postings for no particular job, in the same way.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyList<PostingGroup>? Sections { get; init; }

    /// <summary>Keys that the rules do not read, kept as they came.</summary>
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }

    /// <summary>Tells this version of the stored document from every other; opaque. Empty where it is not stored.</summary>
    [JsonIgnore]
    public string Tag { get; init; } = "";
}

/// <summary>A text about the use of candidates' data. Each application records which one its candidate was shown.</summary>
public sealed record PrivacyNotice
{
    /// <summary>The company's own name of this wording, such as <c>2026-11</c>.</summary>
    public required string Version { get; init; }

    /// <summary>HTML, entity-encoded.</summary>
    public required string Text { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}
