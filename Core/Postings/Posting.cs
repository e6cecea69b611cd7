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

    public IReadOnlyList<Question>? Questions { get; init; }

    public IReadOnlyList<Question>? LocationQuestions { get; init; }

    public DemographicSection? DemographicQuestions { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }

    /// <summary>The deadline as a moment; null where there is none.</summary>
    /// <exception cref="FormatException">The stored deadline is not one; see <see cref="PostingFaults"/>.</exception>
    [JsonIgnore]
    public Deadline? Deadline =>
        ApplicationDeadline is { } text
            ? Postings.Deadline.Parse(text, ApplicationDeadlineTimeZone)
            : null;

    /// <summary>Whether an application that began at this moment counts.</summary>
    public bool AcceptsApplicationsAt(DateTimeOffset moment) =>
        Deadline is not { } deadline || !deadline.HasPassedAt(moment);
}

/// <summary>One question of the form; any one of its fields answers it.</summary>
public sealed record Question
{
    public required string Label { get; init; }

    /// <summary>Help text, HTML; may be null.</summary>
    public string? Description { get; init; }

    public bool? Required { get; init; }

    public required IReadOnlyList<QuestionField> Fields { get; init; }
}

/// <param name="Name">The form field; a multi-select's ends in <c>[]</c>.</param>
/// <param name="Type">One of <see cref="FieldTypes"/>.</param>
public sealed record QuestionField(string Name, string Type, IReadOnlyList<QuestionOption>? Values)
{
    /// <summary>The name under which values arrive: without the trailing <c>[]</c>.</summary>
    [JsonIgnore]
    public string Key => Name.EndsWith("[]", StringComparison.Ordinal) ? Name[..^2] : Name;
}

/// <param name="Value">A number; a string in compliance questions.</param>
public sealed record QuestionOption(string Label, JsonElement Value);

/// <summary>The types that a form field can have.</summary>
public static class FieldTypes
{
    public const string File = "input_file";
    public const string Text = "input_text";
    public const string Hidden = "input_hidden";
    public const string TextArea = "textarea";
    public const string SingleSelect = "multi_value_single_select";
    public const string MultiSelect = "multi_value_multi_select";
}

/// <summary>The voluntary equality questions, whose answers never become part of an application.</summary>
public sealed record DemographicSection
{
    public string? Header { get; init; }

    public string? Description { get; init; }

    public required IReadOnlyList<DemographicQuestion> Questions { get; init; }
}

public sealed record DemographicQuestion
{
    public required long Id { get; init; }

    public required string Label { get; init; }

    public string? Description { get; init; }

    public bool Required { get; init; }

    /// <summary><see cref="FieldTypes.SingleSelect"/> or <see cref="FieldTypes.MultiSelect"/>.</summary>
    public required string Type { get; init; }

    public required IReadOnlyList<DemographicOption> AnswerOptions { get; init; }
}

public sealed record DemographicOption
{
    public required long Id { get; init; }

    public required string Label { get; init; }

    public string? Description { get; init; }

    /// <summary>Whether the option takes words of the candidate's own.</summary>
    public bool FreeForm { get; init; }

    public bool DeclineToAnswer { get; init; }
}
