using System.Text.Json.Serialization;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Candidates;
using ApplyFunctions.Core.Cvs;
using Microsoft.AspNetCore.Http;

namespace ApplyFunctions.Functions.Http.Candidates;

/// <summary>An application as its candidate sees it. No cache keeps it.</summary>
public sealed class OwnApplicationResult(OwnApplication own) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        httpContext.Response.Headers.CacheControl = "no-store";
        return httpContext.Response.WriteAsJsonAsync(
            Body(),
            OwnApplicationJson.Default.OwnApplicationBody,
            "application/json; charset=utf-8",
            httpContext.RequestAborted
        );
    }

    private OwnApplicationBody Body()
    {
        var record = own.Application.Record;
        var candidate = record.Candidate;
        return new OwnApplicationBody(
            record.Id.ToString(),
            record.Stage,
            record.ReceivedAt,
            new OwnPosting(
                record.Id.PostingId,
                own.Title,
                own.Company,
                own.PostingUrl,
                own.Language
            ),
            new OwnContact(
                candidate.FirstName,
                candidate.LastName,
                candidate.Email,
                candidate.Phone
            ),
            [.. own.Application.Files.Select(File)],
            [.. own.Application.History.Select(e => new OwnEvent(e.At, e.Name))],
            own.FilesUntil?.Instant,
            own.FilesUntil?.Zone,
            own.MayReplaceFiles,
            own.MayChange,
            record.ErasureRequestedAt
        );
    }

    private OwnFile File(AttachedFile file) =>
        new(
            file.Record.Field,
            file.Record.FileName,
            file.Record.Format.MediaType(),
            file.Record.Bytes,
            own.Unreadable.Contains(file.Record.Field)
        );
}

internal sealed record OwnApplicationBody(
    string ApplicationId,
    Stage Stage,
    DateTimeOffset ReceivedAt,
    OwnPosting Posting,
    OwnContact Contact,
    IReadOnlyList<OwnFile> Files,
    IReadOnlyList<OwnEvent> History,
    DateTimeOffset? FilesUntil,
    string? FilesUntilTimeZone,
    bool MayReplaceFiles,
    bool MayChange,
    DateTimeOffset? ErasureRequestedAt
);

internal sealed record OwnPosting(
    long Id,
    string? Title,
    string Company,
    string? Url,
    string? Language
);

internal sealed record OwnContact(string FirstName, string LastName, string Email, string? Phone);

internal sealed record OwnFile(
    string Field,
    string Name,
    string MediaType,
    long Bytes,
    bool Unreadable
);

internal sealed record OwnEvent(DateTimeOffset At, string Event);

internal sealed class StageConverter()
    : JsonStringEnumConverter<Stage>(System.Text.Json.JsonNamingPolicy.SnakeCaseLower);

[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.SnakeCaseLower,
    Converters = [typeof(StageConverter)]
)]
[JsonSerializable(typeof(OwnApplicationBody))]
internal sealed partial class OwnApplicationJson : JsonSerializerContext;
