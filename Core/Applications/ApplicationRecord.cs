using System.Buffers;
using System.Globalization;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Equality;

namespace ApplyFunctions.Core.Applications;

/// <summary>An application as it is kept. Equality answers are never part of it.</summary>
/// <param name="Fingerprint">See <see cref="ApplicationIdentity.Fingerprint"/>.</param>
/// <param name="Source">Where the candidate came from: the page's <c>gh_src</c>.</param>
public sealed record ApplicationRecord(
    ApplicationId Id,
    string Board,
    string Fingerprint,
    DateTimeOffset ReceivedAt,
    Candidate Candidate,
    IReadOnlyList<Answer> Answers,
    string? Source,
    ApplicationDetails Details
)
{
    /// <summary>The name of the client's idempotency key; null where it gave none.</summary>
    public string? KeyName { get; init; }

    /// <summary>The version of the outbox entry that was made for its submission; null where a former release has taken it.</summary>
    public string? Announcement { get; init; }

    public Stage Stage { get; init; }

    /// <summary>As <c>yyyy-MM</c>: all that equality answers and erased applications say of their time.</summary>
    public string ReceivedMonth => ReceivedAt.ToString("yyyy-MM", CultureInfo.InvariantCulture);

    /// <summary>Why it may be a program's, though it was taken: some of <see cref="Bots.BotReasons"/>; mostly none.</summary>
    public IReadOnlyList<string> Flags { get; init; } = [];

    /// <summary>Whether it must be kept, whoever asks for its erasure, until this is lifted.</summary>
    public bool LegalHold { get; init; }

    /// <summary>When somebody asked for its erasure; null where nobody has.</summary>
    public DateTimeOffset? ErasureRequestedAt { get; init; }
}

/// <param name="Phone">As it was typed.</param>
/// <param name="PhoneE164">The same number as machines dial it; null where none could be made of it.</param>
public sealed record Candidate(
    string FirstName,
    string LastName,
    string Email,
    string? Phone,
    string? PhoneE164
);

/// <param name="Field">The form field, without a trailing <c>[]</c>.</param>
/// <param name="Label">The question as it was asked.</param>
/// <param name="Values">The text, or the ids of the chosen options.</param>
/// <param name="Labels">The chosen options as they were shown; empty for a text.</param>
public sealed record Answer(
    string Field,
    string Label,
    IReadOnlyList<string> Values,
    IReadOnlyList<string> Labels
);

/// <summary>A file of an application.</summary>
/// <param name="Field">Its form field, unique in the application.</param>
/// <param name="FileName">As the candidate named it.</param>
/// <param name="Sha256">64 hex digits.</param>
public sealed record FileRecord(
    string Field,
    string FileName,
    FileFormat Format,
    long Bytes,
    string Sha256
)
{
    /// <summary>See <see cref="FileId.Variant"/>.</summary>
    public string? Variant { get; init; }

    /// <summary>See <see cref="FileNames.ToSave"/>.</summary>
    public string NameToSave => FileNames.ToSave(FileName, Format, Field);

    public FileId IdIn(ApplicationId application) => new(application, Field, Variant);
}

/// <summary>A file on its way to the store.</summary>
/// <param name="MayDiffer">
/// Whether another try of the same submission may bring other bytes: it was fetched from where its link leads.
/// </param>
public sealed record NewFile(
    FileRecord Record,
    ReadOnlySequence<byte> Content,
    bool MayDiffer = false
);

/// <summary>Everything that one commit adds, all or nothing.</summary>
/// <param name="Mails">The kinds of mail that are owed; each becomes a pending row of the ledger.</param>
/// <param name="EqualityAnswers">Held until they are moved on, each by its place here.</param>
public sealed record NewApplication(
    ApplicationRecord Record,
    IReadOnlyList<FileRecord> Files,
    IReadOnlyList<MailKind> Mails,
    IReadOnlyList<HeldEqualityAnswer> EqualityAnswers
)
{
    /// <summary>Whether webhooks may be to be told of it.</summary>
    public bool OwesWebhooks { get; init; }
}
