using System.Buffers;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Audit;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Malware;

namespace ApplyFunctions.Core.Recruiting;

/// <summary>A file as it was attached, or why it is not handed out.</summary>
public sealed record FileOutcome(FileRecord? File, ReadOnlySequence<byte> Content, Problem? Problem)
{
    internal static FileOutcome Refused(Problem? problem) =>
        new(null, ReadOnlySequence<byte>.Empty, problem);
}

/// <summary>The text of a file, or why there is none.</summary>
public sealed record TextReading(string? Text, Problem? Problem);

/// <summary>Hands out the files of applications, and the texts that were read from them.</summary>
public sealed class ReadApplicationFile(
    OpenApplication open,
    IApplicationFiles files,
    ICvTexts texts,
    Quarantine quarantine
)
{
    /// <param name="id">As it stands in the address.</param>
    /// <param name="field">The form field that it was attached to.</param>
    public async Task<FileOutcome> ExecuteAsync(
        Author author,
        string id,
        string field,
        CancellationToken cancellationToken
    )
    {
        var (file, problem) = await FindAsync(
            author,
            id,
            field,
            AuditActions.Download,
            cancellationToken
        );
        if (file is not var (record, fileId))
        {
            return FileOutcome.Refused(problem);
        }

        return await files.ReadAsync(fileId, cancellationToken) is { } content
            ? new FileOutcome(record, content, null)
            : FileOutcome.Refused(RecruitingProblems.NoSuchFile);
    }

    /// <inheritdoc cref="ExecuteAsync"/>
    public async Task<TextReading> TextAsync(
        Author author,
        string id,
        string field,
        CancellationToken cancellationToken
    )
    {
        var (file, problem) = await FindAsync(
            author,
            id,
            field,
            AuditActions.ReadText,
            cancellationToken
        );
        if (file is not var (_, fileId))
        {
            return new TextReading(null, problem);
        }

        return await texts.ReadAsync(fileId, cancellationToken) is { } text
            ? new TextReading(text, null)
            : new TextReading(null, RecruitingProblems.NoText);
    }

    private async Task<((FileRecord, FileId)? File, Problem? Problem)> FindAsync(
        Author author,
        string id,
        string field,
        string action,
        CancellationToken cancellationToken
    )
    {
        var opened = await open.ExecuteAsync(
            author,
            Permission.ReadApplications,
            id,
            action,
            cancellationToken
        );
        if (opened.Application?.Value is not { } application)
        {
            return (null, opened.Problem);
        }

        var file = application.Files.FirstOrDefault(f => f.Record.Field == field);
        return file is null ? (null, RecruitingProblems.NoSuchFile)
            : quarantine.RefusalOf(file) is { } held ? (null, held)
            : ((file.Record, file.Record.IdIn(application.Id)), null);
    }
}
