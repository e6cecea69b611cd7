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

    private async Task<SubmissionReading> ReadAsync(
        BoundedStream content,
        SubmissionBody body,
        CancellationToken cancellationToken
    )
    {
        var kind = BodyKinds.Declared(body.ContentType);
        var boundary = BodyKinds.Boundary(body.ContentType ?? "");
        if (BodyKinds.IsDoubtful(body.ContentType))
        {
            var head = await content.PeekAsync(BodyKinds.HeadLength, cancellationToken);
            var shown = BodyKinds.Shown(head.Span);
            kind = shown == BodyKind.Unsupported ? kind : shown;
            boundary ??= BodyKinds.BoundaryOf(head.Span);
        }

        return kind switch
        {
            BodyKind.Multipart => await new MultipartBody(_limits, _problems, buffers).ReadAsync(
                content,
                boundary,
                cancellationToken
            ),
            BodyKind.Form => await new FormBody(_limits, _problems, buffers).ReadAsync(
                content,
                body.ContentLength,
                cancellationToken
            ),
            BodyKind.Json => await new JsonBody(_limits, _problems, buffers).ReadAsync(
                content,
                cancellationToken
            ),
            _ => SubmissionReading.Refused(
                string.IsNullOrWhiteSpace(body.ContentType)
                    ? ReadProblems.NoContentType
                    : ReadProblems.UnsupportedContentType
            ),
        };
    }
}
