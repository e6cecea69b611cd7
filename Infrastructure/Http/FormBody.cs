using System.Buffers;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using Microsoft.IO;

namespace ApplyFunctions.Infrastructure.Http;

/// <summary>
/// <c>application/x-www-form-urlencoded</c>, pair by pair and in order. ASP.NET's form readers either lose the order
/// or leave invalid UTF-8 standing.
/// </summary>
internal sealed class FormBody(
    SubmissionLimits limits,
    ReadProblems problems,
    RecyclableMemoryStreamManager buffers
)
{
    private const int ChunkBytes = 16 * 1024;

    // Three bytes for a character, and three for each of them as %XX.
    private const int MaxEscapedNameBytes = FieldRules.MaxNameLength * 9;
    private readonly FormFields _fields = new(limits, problems);

    internal async Task<SubmissionReading> ReadAsync(
        BoundedStream content,
        long? declared,
        CancellationToken cancellationToken
    )
    {
        using var pair = buffers.GetStream(nameof(FormBody));
        var chunk = ArrayPool<byte>.Shared.Rent(ChunkBytes);
        try
        {
            int read;
            while ((read = await content.ReadAsync(chunk, cancellationToken)) > 0)
            {
                if (AddAll(pair, chunk.AsSpan(0, read)) is { } problem)
                {
                    return SubmissionReading.Refused(problem);
                }
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(chunk);
        }
        // A form has no end mark, so that only its length tells when a part of it is missing.
        if (content.IsShortOf(declared))
        {
            return SubmissionReading.Refused(ReadProblems.Truncated);
        }
        return Add(pair) is { } last
            ? SubmissionReading.Refused(last)
            : SubmissionReading.Of(new Submission(_fields.Values, []));
    }

    private Problem? AddAll(RecyclableMemoryStream pair, ReadOnlySpan<byte> chunk)
    {
        int end;
        while ((end = (chunk = WithoutEmptyPairs(pair, chunk)).IndexOf((byte)'&')) >= 0)
        {
            pair.Write(chunk[..end]);
            if (Add(pair) is { } problem)
            {
                return problem;
            }
            chunk = chunk[(end + 1)..];
        }
        pair.Write(chunk);
        return null;
    }

    /// <summary>They count for nothing, so a body of nothing else must not cost a step for each.</summary>
    private static ReadOnlySpan<byte> WithoutEmptyPairs(
        RecyclableMemoryStream pair,
        ReadOnlySpan<byte> chunk
    ) => pair.Length == 0 ? chunk.TrimStart((byte)'&') : chunk;

    /// <summary>Takes the pair that is complete out of the buffer.</summary>
    private Problem? Add(RecyclableMemoryStream buffer)
    {
        if (buffer.Length == 0)
        {
            return null;
        }
        var pair = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        buffer.SetLength(0);
        if (_fields.Admit() is { } problem)
        {
            return problem;
        }
        var equals = pair.IndexOf((byte)'=');
        var escaped = equals < 0 ? pair : pair[..equals];
        if (escaped.Length > MaxEscapedNameBytes)
        {
            return ReadProblems.BadName;
        }
        var name = Text(escaped);
        if (!FieldRules.IsGoodName(name))
        {
            return ReadProblems.BadName;
        }
        var value = equals < 0 ? [] : pair[(equals + 1)..];
        value = value[..Utf8Text.UnescapeInPlace(value, plusIsSpace: true)];
        return value.Length > limits.MaxValueBytes()
            ? problems.FieldTooLarge(FieldRules.WithoutList(name))
            : _fields.Add(name, Utf8Text.Strict.GetString(value));
    }

    private static string Text(Span<byte> escaped) =>
        Utf8Text.Strict.GetString(escaped[..Utf8Text.UnescapeInPlace(escaped, plusIsSpace: true)]);
}
