using System.Text.Json;
using System.Text.Json.Serialization;

namespace ApplyFunctions.Core.Postings;

/// <summary>One question of the form; any one of its fields answers it.</summary>
public sealed record Question
{
    public required string Label { get; init; }

    /// <summary>Help text, HTML; may be null.</summary>
    public string? Description { get; init; }

    public bool? Required { get; init; }

    public required IReadOnlyList<QuestionField> Fields { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

/// <param name="Name">The form field; a multi-select's ends in <c>[]</c>.</param>
/// <param name="Type">One of <see cref="FieldTypes"/>.</param>
public sealed record QuestionField(string Name, string Type, IReadOnlyList<QuestionOption>? Values)
{
    /// <summary>The name under which values arrive: without the trailing <c>[]</c>.</summary>
    [JsonIgnore]
    public string Key => Name.EndsWith("[]", StringComparison.Ordinal) ? Name[..^2] : Name;

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

/// <param name="Value">A number; a string in compliance questions.</param>
public sealed record QuestionOption(string Label, JsonElement Value)
{
    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

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

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
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

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}

public sealed record DemographicOption
{
    public required long Id { get; init; }

    public required string Label { get; init; }

    public string? Description { get; init; }

    /// <summary>Whether the option takes words of the candidate's own.</summary>
    public bool FreeForm { get; init; }

    public bool DeclineToAnswer { get; init; }

    [JsonExtensionData]
    public IDictionary<string, JsonElement>? Other { get; set; }
}
