namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>
/// The names of the rules, stable across releases: pages say what is wrong in their own words by them. A posting serves
/// those that can be known beforehand; the others occur in faults only.
/// </summary>
public static class RuleCodes
{
    public const string Required = "required";

    /// <summary>At most <c>max</c> UTF-16 code units.</summary>
    public const string MaxLength = "max_length";

    /// <summary>No line breaks, and no other control characters.</summary>
    public const string OneLine = "one_line";

    /// <summary>A letter, a digit or a picture, not only marks and blanks.</summary>
    public const string Words = "words";

    /// <summary>No web address.</summary>
    public const string NoUrl = "no_url";

    /// <summary>An address that mail can reach.</summary>
    public const string Email = "email";

    /// <summary>At least one digit.</summary>
    public const string Digits = "digits";

    /// <summary>The values of the field's own options.</summary>
    public const string OneOf = "one_of";

    /// <summary>At most <c>max</c> of the options.</summary>
    public const string MaxChoices = "max_choices";

    /// <summary>Of one of the posting's file types, by content.</summary>
    public const string FileTypes = "file_types";

    /// <summary>At most <c>max</c> bytes.</summary>
    public const string FileBytes = "file_bytes";

    public const string FileNotEmpty = "file_not_empty";

    /// <summary>At most <c>max</c> files for the field.</summary>
    public const string MaxFiles = "max_files";

    /// <summary>At most <c>max</c> files of the whole application.</summary>
    public const string Files = "files";

    /// <summary>At most <c>max</c> bytes of the whole request.</summary>
    public const string BodyBytes = "body_bytes";

    /// <summary>At most <c>max</c> characters of all answers together.</summary>
    public const string AnswersLength = "answers_length";

    /// <summary>At most <c>max</c> entries.</summary>
    public const string Entries = "entries";

    /// <summary>A month, where there is one, and a year from <c>min</c> to <c>max</c>.</summary>
    public const string Date = "date";

    /// <summary>Not before the date of the entry's field <c>field</c>.</summary>
    public const string NotBefore = "not_before";

    /// <summary>A number from <c>min</c> to <c>max</c>.</summary>
    public const string Number = "number";

    /// <summary>One value where several came, or a group.</summary>
    public const string SingleText = "single_text";

    /// <summary>A text where a file came.</summary>
    public const string TextExpected = "text_expected";

    /// <summary>A file where a text came.</summary>
    public const string FileExpected = "file_expected";

    public const string Base64 = "base64";

    /// <summary>A link that leads to a file.</summary>
    public const string FileLink = "file_link";

    /// <summary>A yes or a no.</summary>
    public const string Flag = "flag";

    /// <summary>The groups and names that the documentation says.</summary>
    public const string Shape = "shape";
}
