using System.Text;
using ApplyFunctions.Core.Applications;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Options;
using Microsoft.IO;

namespace ApplyFunctions.Infrastructure.Http;

/// <summary>Reads the body of an application as it comes over HTTP.</summary>
/// <param name="buffers">From <see cref="SubmissionBuffers.Create"/>, one for the whole app.</param>
public sealed class SubmissionReader(
    IOptions<SubmissionLimits> options,
    RecyclableMemoryStreamManager buffers
) : ISubmissionReader
{
    private readonly SubmissionLimits _limits = options.Value;
    private readonly ReadProblems _problems = new(options.Value);

    public async Task<SubmissionReading> ReadAsync(
        SubmissionBody body,
        CancellationToken cancellationToken
    )
    {
        if (body.ContentLength == 0)
        {
            return SubmissionReading.Refused(ReadProblems.EmptyBody);
        }
        if (string.IsNullOrWhiteSpace(body.ContentType))
        {
            return SubmissionReading.Refused(ReadProblems.NoContentType);
        }
        if (body.ContentLength > _limits.BodyBytes)
        {
            return SubmissionReading.Refused(_problems.BodyTooLarge);
        }
        await using var content = new BoundedStream(body.Content, _limits.BodyBytes);
        return await TryReadAsync(content, body, cancellationToken) switch
        {
            _ when content.BytesRead == 0 && content.HasEnded => SubmissionReading.Refused(
                ReadProblems.EmptyBody
            ),
            { Problem: not null } when content.IsShortOf(body.ContentLength) =>
                SubmissionReading.Refused(ReadProblems.Truncated),
            var reading => reading,
        };
    }

    private async Task<SubmissionReading> TryReadAsync(
        BoundedStream content,
        SubmissionBody body,
        CancellationToken cancellationToken
    )
    {
        try
        {
            return await ReadAsync(content, body, cancellationToken);
        }
        catch (BadHttpRequestException tooLarge)
            when (tooLarge.StatusCode == StatusCodes.Status413PayloadTooLarge)
        {
            return SubmissionReading.Refused(_problems.BodyTooLarge);
        }
        catch (IOException)
        {
            // A client that is gone shows as either; only one that is still there can be answered.
            cancellationToken.ThrowIfCancellationRequested();
            return SubmissionReading.Refused(ReadProblems.Truncated);
        }
        catch (InvalidDataException)
        {
            return SubmissionReading.Refused(ReadProblems.Unreadable);
        }
        catch (DecoderFallbackException)
        {
            return SubmissionReading.Refused(ReadProblems.NotUtf8);
        }
    }

    private Task<SubmissionReading> ReadAsync(
        BoundedStream content,
        SubmissionBody body,
        CancellationToken cancellationToken
    )
    {
        var contentType = body.ContentType ?? "";
        var kind = contentType.Split(';', 2)[0].Trim().ToUpperInvariant();
        return kind switch
        {
            "MULTIPART/FORM-DATA" => new MultipartBody(_limits, _problems, buffers).ReadAsync(
                content,
                contentType,
                cancellationToken
            ),
            "APPLICATION/X-WWW-FORM-URLENCODED" => new FormBody(
                _limits,
                _problems,
                buffers
            ).ReadAsync(content, body.ContentLength, cancellationToken),
            _ when IsJson(kind) => new JsonBody(_limits, _problems, buffers).ReadAsync(
                content,
                cancellationToken
            ),
            _ => Task.FromResult(SubmissionReading.Refused(ReadProblems.UnsupportedContentType)),
        };
    }

    private static bool IsJson(string kind) =>
        kind is "APPLICATION/JSON" or "TEXT/JSON"
        || (
            kind.StartsWith("APPLICATION/", StringComparison.Ordinal)
            && kind.EndsWith("+JSON", StringComparison.Ordinal)
        );
}
