using System.ComponentModel.DataAnnotations;

namespace ApplyFunctions.Core.Applications;

/// <summary>The limits on one submission: settings <c>Limits__*</c>.</summary>
public sealed class SubmissionLimits
{
    public const string Section = "Limits";

    /// <summary>Bytes of the whole request body. The worker itself refuses over 30,000,000.</summary>
    [Range(1_000, 30_000_000)]
    public long BodyBytes { get; set; } = 25 * 1024 * 1024;

    /// <summary>Bytes of one file.</summary>
    [Range(1_000, 30_000_000)]
    public long FileBytes { get; set; } = 10 * 1024 * 1024;

    /// <summary>Files of one application, however they come. Each is a row of the one transaction, which takes 100.</summary>
    [Range(1, 40)]
    public int Files { get; set; } = 12;

    /// <summary>Form fields, files not counted.</summary>
    [Range(10, 10_000)]
    public int FormFields { get; set; } = 500;

    /// <summary>How deep lists and objects of a JSON body may lie in one another.</summary>
    [Range(4, 64)]
    public int JsonDepth { get; set; } = 32;

    /// <summary>Characters of one text answer.</summary>
    [Range(100, 1_000_000)]
    public int TextAnswerLength { get; set; } = 20_000;

    /// <summary>
    /// Characters of all answers together, with what they answer. They are kept in one table row, which takes 1 MiB; a
    /// character takes 2 bytes there, and some take 12. What is left is for the rest of the application.
    /// </summary>
    [Range(1_000, 250_000)]
    public int AnswersLength { get; set; } = 250_000;

    /// <summary>Educations of one application, and as many employments. They share the row with the answers.</summary>
    [Range(1, 25)]
    public int Entries { get; set; } = 20;

    /// <summary>Characters of a name, an email address or a phone number.</summary>
    [Range(10, 300)]
    public int NameLength { get; set; } = 255;
}
