using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.IO;

namespace ApplyFunctions.Infrastructure.Http;

/// <summary><c>multipart/form-data</c>: each file is read once, straight into pooled memory.</summary>
internal sealed class MultipartBody(
    SubmissionLimits limits,
    ReadProblems problems,
    RecyclableMemoryStreamManager buffers
)
{
    // RFC 2046 allows 70 characters; some clients take more.
    private const int MaxBoundaryLength = 200;
    private readonly FormFields _fields = new(limits, problems);
    private readonly List<SubmittedFile> _files = [];

    internal async Task<SubmissionReading> ReadAsync(
        Stream content,
        string? boundary,
        CancellationToken cancellationToken
    )
    {
        if (boundary is not { Length: > 0 and <= MaxBoundaryLength })
        {
            return SubmissionReading.Refused(ReadProblems.NoBoundary);
        }
        var submission = new Submission(_fields.Values, _files);
        var complete = false;
        try
        {
            var reader = new MultipartReader(boundary, content);
            while (await reader.ReadNextSectionAsync(cancellationToken) is { } section)
            {
                if (await AddAsync(section, cancellationToken) is { } problem)
                {
                    return SubmissionReading.Refused(problem);
                }
            }
            complete = true;
            return SubmissionReading.Of(submission);
        }
        finally
        {
            if (!complete)
            {
                submission.Dispose();
            }
        }
    }

    private async Task<Problem?> AddAsync(
        MultipartSection section,
        CancellationToken cancellationToken
    )
    {
        var part = PartDisposition.Parse(section.ContentDisposition ?? "");
        if (part.Name is null)
        {
            return ReadProblems.NamelessPart;
        }
        // ASP.NET puts U+FFFD where a header is not UTF-8; a field under such a name would be lost.
        if (part.Name.Contains('\uFFFD', StringComparison.Ordinal))
        {
            return ReadProblems.NotUtf8;
        }
        if (!FieldRules.IsGoodName(part.Name))
        {
            return ReadProblems.BadName;
        }
        if (IsEncodedForMail(section))
        {
            return ReadProblems.Encoded(part.Name);
        }
        return part.FileName is { } fileName
            ? await AddFileAsync(part.Name, fileName, section.Body, cancellationToken)
            : await AddFieldAsync(part.Name, section.Body, cancellationToken);
    }

    private async Task<Problem?> AddFieldAsync(
        string name,
        Stream content,
        CancellationToken cancellationToken
    )
    {
        if (_fields.Admit() is { } problem)
        {
            return problem;
        }
        using var buffer = buffers.GetStream(nameof(MultipartBody));
        return await buffer.FillAsync(content, limits.MaxValueBytes(), cancellationToken)
            ? _fields.Add(name, Utf8Text.Decode(buffer.GetReadOnlySequence()))
            : problems.FieldTooLarge(FieldRules.WithoutList(name));
    }

    private async Task<Problem?> AddFileAsync(
        string name,
        string fileName,
        Stream content,
        CancellationToken cancellationToken
    )
    {
        var field = FieldRules.WithoutList(name);
        var buffer = buffers.GetStream(nameof(MultipartBody));
        var kept = false;
        try
        {
            if (!await buffer.FillAsync(content, limits.FileBytes, cancellationToken))
            {
                return problems.FileTooLarge(field);
            }
            if (fileName.Length == 0 && buffer.Length == 0)
            {
                // A file input that was left empty. It counts as a field, so that these are bounded as well.
                return _fields.Admit();
            }
            if (_files.Count == limits.Files)
            {
                return problems.TooManyFiles;
            }
            kept = true;
            var bytes = buffer.GetReadOnlySequence();
            _files.Add(new SubmittedFile(field, FileNames.Clean(fileName), bytes, buffer));
            return null;
        }
        finally
        {
            if (!kept)
            {
                await buffer.DisposeAsync();
            }
        }
    }

    /// <summary>RFC 7578 4.7 deprecates the header; to pass over it would keep a file that nobody can open.</summary>
    private static bool IsEncodedForMail(MultipartSection section) =>
        section.Headers is not null
        && section.Headers.TryGetValue("Content-Transfer-Encoding", out var encoding)
        && encoding.ToString().Trim().ToUpperInvariant() is "BASE64" or "QUOTED-PRINTABLE";
}
