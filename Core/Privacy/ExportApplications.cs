using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Malware;

namespace ApplyFunctions.Core.Privacy;

/// <summary>
/// Writes all that is kept about applications as a zip: for each a folder with <c>application.json</c>, the files as they were
/// attached, and their texts. Equality answers are not in it: they can be traced to nobody.
/// </summary>
public sealed class ExportApplications(
    IApplicationFiles files,
    ICvTexts texts,
    Quarantine quarantine
)
{
    private const string Readme = """
        One folder for each application, named by its reference.

        application.json  what was sent with the form, and what has happened since
        files/            the files as they were attached
        texts/            the text that was read from them

        Files that the company has not cleared for being handed out, to anybody, are left out, and their texts.
        Answers to equality questions are not here: they are kept apart, without anything that leads to a person.
        """;

    public async Task WriteAsync(
        IReadOnlyList<StoredApplication> applications,
        Stream output,
        CancellationToken cancellationToken
    )
    {
        await using var zip = await ZipArchive.CreateAsync(
            output,
            ZipArchiveMode.Create,
            leaveOpen: true,
            Encoding.UTF8,
            cancellationToken
        );
        await AddAsync(zip, "README.txt", Encoding.UTF8.GetBytes(Readme), cancellationToken);
        foreach (var application in applications)
        {
            await AddAsync(zip, application, cancellationToken);
        }
    }

    private async Task AddAsync(
        ZipArchive zip,
        StoredApplication application,
        CancellationToken cancellationToken
    )
    {
        var folder = application.Id.ToString();
        var json = JsonSerializer.SerializeToUtf8Bytes(
            new ExportedApplication(
                application.Record,
                [.. application.Files.Select(quarantine.Shown)],
                [
                    .. application.Mails.Select(m => new ExportedMail(
                        m.Id.Name,
                        m.State,
                        m.ChangedAt
                    )),
                ],
                application.History,
                [.. application.Notes.Select(n => new ExportedNote(n.At, n.Text))]
            ),
            ExportJson.Default.ExportedApplication
        );
        await AddAsync(zip, $"{folder}/application.json", json, cancellationToken);
        foreach (var file in application.Files.Where(f => !quarantine.Holds(f)))
        {
            var id = file.Record.IdIn(application.Id);
            if (await files.ReadAsync(id, cancellationToken) is { } content)
            {
                // The field keeps two files of one name apart; the rest of the name is the candidate's.
                var name = $"{folder}/files/{file.Record.Field}-{SafeName(file.Record.NameToSave)}";
                await using var entry = await zip.CreateEntry(name).OpenAsync(cancellationToken);
                foreach (var segment in content)
                {
                    await entry.WriteAsync(segment, cancellationToken);
                }
            }

            if (await texts.ReadAsync(id, cancellationToken) is { } text)
            {
                await AddAsync(
                    zip,
                    $"{folder}/texts/{file.Record.Field}.txt",
                    Encoding.UTF8.GetBytes(text),
                    cancellationToken
                );
            }
        }
    }

    private static async Task AddAsync(
        ZipArchive zip,
        string name,
        byte[] content,
        CancellationToken cancellationToken
    )
    {
        await using var entry = await zip.CreateEntry(name).OpenAsync(cancellationToken);
        await entry.WriteAsync(content, cancellationToken);
    }

    private static string SafeName(string name) =>
        string.Concat(name.Select(c => c is '/' or '\\' or ':' || char.IsControl(c) ? '_' : c));
}

internal sealed record ExportedApplication(
    ApplicationRecord Application,
    IReadOnlyList<AttachedFile> Files,
    IReadOnlyList<ExportedMail> Mails,
    IReadOnlyList<HistoryEvent> History,
    IReadOnlyList<ExportedNote> Notes
);

internal sealed record ExportedMail(string Kind, Emails.MailState State, DateTimeOffset ChangedAt);

/// <summary>Without its author, whose data it is not about.</summary>
internal sealed record ExportedNote(DateTimeOffset At, string Text);

internal sealed class ApplicationIdText : JsonConverter<ApplicationId>
{
    public override ApplicationId Read(
        ref Utf8JsonReader reader,
        Type typeToConvert,
        JsonSerializerOptions options
    ) => ApplicationId.TryParse(reader.GetString(), out var id) ? id : throw new JsonException();

    public override void Write(
        Utf8JsonWriter writer,
        ApplicationId value,
        JsonSerializerOptions options
    ) => writer.WriteStringValue(value.ToString());
}

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    UseStringEnumConverter = true,
    WriteIndented = true,
    Converters = [typeof(ApplicationIdText)]
)]
[JsonSerializable(typeof(ExportedApplication))]
internal sealed partial class ExportJson : JsonSerializerContext;
