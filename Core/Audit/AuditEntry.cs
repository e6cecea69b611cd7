using System.Globalization;
using System.Security.Cryptography;
using ApplyFunctions.Core.Access;

namespace ApplyFunctions.Core.Audit;

/// <summary>
/// That somebody asked for personal data. It never holds any: no name, address, answer or word that was searched for.
/// </summary>
/// <param name="Id">Made by <see cref="NewId"/>.</param>
/// <param name="Action">One of <see cref="AuditActions"/>.</param>
/// <param name="Applications">Which applications were handed out or changed; none where nothing was found.</param>
public sealed record AuditEntry(
    string Id,
    string Board,
    DateTimeOffset At,
    Actor Actor,
    string Action,
    IReadOnlyList<ApplicationId> Applications,
    AuditResult Result
)
{
    private const int TickDigits = 19;
    private const int RandomBytes = 8;
    private const int IdLength = TickDigits + 1 + (2 * RandomBytes);

    /// <summary>An id that sorts before those of earlier moments, and that no other entry has.</summary>
    public static string NewId(DateTimeOffset at)
    {
        var ticks = (long.MaxValue - at.UtcTicks).ToString("D19", CultureInfo.InvariantCulture);
        return $"{ticks}-{Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(RandomBytes))}";
    }

    /// <summary>The moment in an id; null for what <see cref="NewId"/> never made.</summary>
    public static DateTimeOffset? MomentOf(string id) =>
        id.Length == IdLength
        && id[TickDigits] == '-'
        && id[(TickDigits + 1)..].All(char.IsAsciiHexDigitLower)
        && long.TryParse(
            id[..TickDigits],
            NumberStyles.None,
            CultureInfo.InvariantCulture,
            out var ticks
        )
        && long.MaxValue - ticks <= DateTimeOffset.MaxValue.UtcTicks
            ? new DateTimeOffset(long.MaxValue - ticks, TimeSpan.Zero)
            : null;
}

public enum AuditResult
{
    /// <summary>It was handed out, or done.</summary>
    Granted,

    /// <summary>There was nothing of the kind.</summary>
    NotFound,
}

/// <summary>What is done with personal data, in the words of the audit.</summary>
public static class AuditActions
{
    /// <summary>A page of what was found.</summary>
    public const string Search = "search";

    /// <summary>A page of all, or of what filters are true of.</summary>
    public const string List = "list";

    /// <summary>A page of what is written to a file.</summary>
    public const string Export = "export";

    public const string Read = "read";

    /// <summary>A file as it was attached.</summary>
    public const string Download = "download";

    /// <summary>The text of a file.</summary>
    public const string ReadText = "read_text";

    /// <summary>An application was sent to a webhook.</summary>
    public const string SendWebhook = "send_webhook";

    /// <summary>Which others the same person has sent.</summary>
    public const string FindOthers = "find_others";

    /// <summary>The mail that moving an application would send, before it is sent.</summary>
    public const string PreviewMail = "preview_mail";

    public const string ChangeStage = "change_stage";
    public const string AddNote = "add_note";
    public const string RemoveNote = "remove_note";
    public const string ExportPerson = "export_person";
    public const string ErasePerson = "erase_person";
    public const string SetLegalHold = "set_legal_hold";
    public const string LiftLegalHold = "lift_legal_hold";
}
