namespace ApplyFunctions.Core.Applications.Forms;

/// <summary>A part of a posting's form as a page shows it, in no language yet.</summary>
/// <param name="Kind">One of <see cref="SectionKinds"/>.</param>
public sealed record FormSection(string Kind)
{
    /// <summary>The posting's own title; null where the page has one for the kind.</summary>
    public string? Title { get; init; }

    /// <summary>The posting's own words before the questions, HTML as it was written.</summary>
    public IReadOnlyList<string> Words { get; init; } = [];

    /// <summary>Of an entry, counted from 1; 0 for other sections.</summary>
    public int Number { get; init; }

    public bool Required { get; init; }

    public IReadOnlyList<FormQuestion> Questions { get; init; } = [];

    /// <summary>What is wrong with the list as a whole.</summary>
    public IReadOnlyList<Fault> Faults { get; init; } = [];
}

public static class SectionKinds
{
    public const string Questions = "questions";
    public const string Education = "education";
    public const string EducationEntry = "education_entry";
    public const string Employment = "employment";
    public const string EmploymentEntry = "employment_entry";
    public const string EqualityConsent = "equality_consent";
    public const string Compliance = "compliance";
    public const string Demographic = "demographic";
    public const string Consents = "consents";
}

/// <param name="Key">The name under which its faults come.</param>
/// <param name="Label">The posting's words; null where the page has some for <see cref="Message"/>.</param>
public sealed record FormQuestion(string Key, string? Label)
{
    /// <summary>Which of the page's own words the label is; null where the posting has one.</summary>
    public string? Message { get; init; }

    /// <summary>A number in those words, such as days; null where there is none.</summary>
    public int? Days { get; init; }

    public bool Required { get; init; }

    /// <summary>HTML as it was written; may be null.</summary>
    public string? Help { get; init; }

    public required IReadOnlyList<FormControl> Controls { get; init; }

    public IReadOnlyList<Fault> Faults { get; init; } = [];
}

/// <param name="Kind">One of <see cref="ControlKinds"/>.</param>
/// <param name="Name">As it is posted.</param>
public sealed record FormControl(string Kind, string Name)
{
    /// <summary>What was entered before; empty where nothing was.</summary>
    public string Value { get; init; } = "";

    /// <summary>Of a month: the year beside it.</summary>
    public string Year { get; init; } = "";

    /// <summary>HTML's word for what browsers may fill in; null where there is none.</summary>
    public string? Autocomplete { get; init; }

    /// <summary>HTML's type of a text of one line.</summary>
    public string Type { get; init; } = "text";

    public IReadOnlyList<FormOption> Options { get; init; } = [];

    /// <summary>The name of the file that came before, and has to be attached again; null where none did.</summary>
    public string? Lost { get; init; }
}

public static class ControlKinds
{
    public const string File = "file";
    public const string Line = "line";
    public const string Lines = "lines";
    public const string Select = "select";
    public const string Radios = "radios";
    public const string Boxes = "boxes";
    public const string Tick = "tick";
    public const string Month = "month";
}

/// <param name="Label">Null for the option to give no answer.</param>
/// <param name="Name">As it is posted; options of one group may have names of their own.</param>
public sealed record FormOption(string? Label, string Name, string Value, bool IsChosen)
{
    public string? Help { get; init; }

    /// <summary>The name of the field for words of one's own; null where there is none.</summary>
    public string? TextName { get; init; }

    public string Text { get; init; } = "";
}
