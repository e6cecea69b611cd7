using System.Text.Json.Serialization;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Outbox;

namespace ApplyFunctions.Core.Applications;

/// <summary>An application with everything that is kept about it, as it was at one moment.</summary>
/// <param name="History">Oldest first.</param>
/// <param name="Version">What the store compares to see that nobody else changed the application.</param>
public sealed record StoredApplication(
    ApplicationRecord Record,
    IReadOnlyList<AttachedFile> Files,
    IReadOnlyList<MailEntry> Mails,
    IReadOnlyList<HistoryEvent> History,
    string Version
)
{
    public ApplicationId Id => Record.Id;

    /// <summary>Oldest first.</summary>
    public IReadOnlyList<Note> Notes { get; init; } = [];

    /// <summary>What it owed.</summary>
    [JsonIgnore]
    public OwedWork Owed { get; init; } = OwedWork.None;

    /// <summary>The next mail of a kind.</summary>
    public MailId NextMail(MailKind kind) =>
        new(
            Id,
            kind,
            Mails.Where(m => m.Id.Kind == kind).Select(m => m.Id.Number).DefaultIfEmpty().Max() + 1
        );
}

/// <param name="Text">What became of reading it; null while nobody has.</param>
public sealed record AttachedFile(FileRecord Record, FileText? Text)
{
    /// <summary>
    /// What a scan for malware came to, as it was recorded; null where nothing was. <see cref="Quarantine"/> says what that means. No
    /// export has it: it would tell whoever sends malware how well it hides.
    /// </summary>
    [JsonIgnore]
    public ScanState? Scan { get; init; }

    /// <summary>Whether it came with the application, and it says beside that nothing has become of it.</summary>
    [JsonIgnore]
    public bool IsMarkedUnread { get; init; }
}

/// <param name="Detail">Why, where the outcome needs a reason.</param>
/// <param name="Language">A guess; see <see cref="ExtractedText"/>.</param>
/// <param name="Contacts">The contact details that were found, as JSON.</param>
public sealed record FileText(
    TextOutcome Outcome,
    string Engine,
    int Characters,
    int Pages,
    string? Detail,
    string? Language,
    string? Contacts,
    DateTimeOffset At
);

/// <param name="Name">One of <see cref="HistoryEvents"/>.</param>
public sealed record HistoryEvent(DateTimeOffset At, string Name);

/// <summary>What can happen to an application. None of them says anything of the candidate.</summary>
public static class HistoryEvents
{
    public const string Received = "received";

    /// <summary>It was taken though it may be a program's; for managers, not for the candidate's page.</summary>
    public const string Flagged = "flagged";
    public const string Withdrawn = "withdrawn";
    public const string ContactCorrected = "contact-corrected";
    public const string FileReplaced = "file-replaced";
    public const string ErasureRequested = "erasure-requested";
    public const string LegalHoldSet = "legal-hold-set";
    public const string LegalHoldLifted = "legal-hold-lifted";
    public const string NoteAdded = NoteWord + "added";
    public const string NoteRemoved = NoteWord + "removed";

    private const string NoteWord = "note-";
    private const string StageWord = "stage-";

    /// <summary>Those who hire have moved it.</summary>
    public static string MovedTo(Stage stage) => StageWord + stage.Word();

    public static bool IsMove(string name) => name.StartsWith(StageWord, StringComparison.Ordinal);

    /// <summary>Whether it is for those who hire alone.</summary>
    public static bool IsInternal(string name) =>
        name == Flagged || IsMove(name) || name.StartsWith(NoteWord, StringComparison.Ordinal);
}

/// <summary>A change of an application, which happens as a whole or not at all.</summary>
/// <param name="After">The record as it is to be.</param>
/// <param name="Event">One of <see cref="HistoryEvents"/>.</param>
/// <param name="File">A file that takes the place of the one of its field, whose text is then unread; null for none.</param>
/// <param name="Mail">The mail that is owed for it; null for none.</param>
public sealed record ApplicationChange(
    ApplicationRecord After,
    string Event,
    DateTimeOffset At,
    FileRecord? File = null,
    MailId? Mail = null
)
{
    /// <summary>A note that is added; null for none.</summary>
    public Note? Note { get; init; }

    /// <summary>The id of a note that is removed; null for none.</summary>
    public string? RemovedNote { get; init; }
}

/// <summary>What became of adding an application.</summary>
public enum AddOutcome
{
    Added,

    /// <summary>This very application is there: a repeat, or a first try whose answer was lost.</summary>
    Repeated,

    /// <summary>It was there and was erased on request.</summary>
    Erased,
}
