using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Postings.Authoring;

/// <param name="Content">The request body.</param>
/// <param name="Length">In bytes; null where the client did not say.</param>
public sealed record SourceBody(Stream Content, long? Length)
{
    public const int MaxBytes = 2 * 1024 * 1024;

    /// <summary>Reads the JSON, whatever the client calls it; exactly one of the two is not null.</summary>
    internal async Task<(JsonObject? Document, Problem? Problem)> ReadAsync(
        CancellationToken cancellationToken
    )
    {
        if (Length > MaxBytes)
        {
            return (null, AuthoringProblems.BodyTooLarge);
        }

        // One byte more than fits, so that a body of exactly the limit is told from a longer one.
        var buffer = new byte[Math.Min(Length ?? MaxBytes, MaxBytes) + 1];
        int read;
        try
        {
            read = await Content.ReadAtLeastAsync(
                buffer,
                buffer.Length,
                throwOnEndOfStream: false,
                cancellationToken
            );
        }
        catch (IOException)
        {
            // A client that is gone shows as either; only one that is still there can be answered.
            cancellationToken.ThrowIfCancellationRequested();
            return (null, AuthoringProblems.Truncated);
        }

        if (read == 0)
        {
            return (null, AuthoringProblems.EmptyBody);
        }

        if (read == buffer.Length)
        {
            return (null, AuthoringProblems.BodyTooLarge);
        }

        return SourceJson.Parse(buffer.AsSpan(0, read), out var fault) is { } document
            ? (document, null)
            : (null, AuthoringProblems.Malformed(fault!));
    }
}
