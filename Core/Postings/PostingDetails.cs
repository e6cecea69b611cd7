using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApplyFunctions.Core.Postings;

/// <summary>What a posting can be, beside what its dates make it.</summary>
public static class PostingStatus
{
    /// <summary>Can be read, and takes applications until its deadline.</summary>
    public const string Live = "live";

    /// <summary>Can be read, and takes no applications.</summary>
    public const string Closed = "closed";

    /// <summary>Is there for nobody but its authors.</summary>
    public const string Offline = "offline";
}

/// <summary>What a posting says about the candidates' education.</summary>
public static class EducationSettings
{
    public const string Required = "education_required";
    public const string Optional = "education_optional";
    public const string Hidden = "education_hidden";
}

/// <summary>What a posting says about the candidates' earlier jobs.</summary>
public static class EmploymentSettings
{
    public const string Required = "employment_required";
    public const string Optional = "employment_optional";
    public const string Hidden = "employment_hidden";
}

public sealed record PostingLocation
{
    public string? Name { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

/// <summary>A department, an office, or a section of a board.</summary>
public sealed record PostingGroup
{
    public required long Id { get; init; }

    public required string Name { get; init; }

    /// <summary>An office's address; absent in the others.</summary>
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public string? Location { get; init; }

    public long? ParentId { get; init; }

    public IReadOnlyList<long>? ChildIds { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

/// <summary>What a law asks of the form: which consents, and how long an application is kept.</summary>
public sealed record DataCompliance
{
    /// <summary><c>gdpr</c>.</summary>
    public string? Type { get; init; }

    public bool? RequiresConsent { get; init; }

    public bool? RequiresProcessingConsent { get; init; }

    public bool? RequiresRetentionConsent { get; init; }

    /// <summary>Days.</summary>
    public int? RetentionPeriod { get; init; }

    public bool? DemographicDataConsentApplies { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

/// <summary>Questions that a law has employers ask (<c>type</c> is <c>eeoc</c>); the answers are equality answers.</summary>
public sealed record ComplianceSection
{
    public string? Type { get; init; }

    public string? Description { get; init; }

    public IReadOnlyList<Question>? Questions { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

/// <summary>What a job pays, in hundredths of the currency.</summary>
public sealed record PayRange
{
    public long? MinCents { get; init; }

    public long? MaxCents { get; init; }

    /// <summary>ISO 4217.</summary>
    public string? CurrencyType { get; init; }

    public string? Title { get; init; }

    /// <summary>HTML.</summary>
    public string? Blurb { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}
