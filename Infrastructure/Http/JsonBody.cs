using System.Buffers;
using System.Text.Json;
using ApplyFunctions.Core.Applications;
using Microsoft.IO;

namespace ApplyFunctions.Infrastructure.Http;

/// <summary><c>application/json</c>, with or without a byte order mark.</summary>
internal sealed class JsonBody(
    SubmissionLimits limits,
    ReadProblems problems,
    RecyclableMemoryStreamManager buffers
)
{
    internal async Task<SubmissionReading> ReadAsync(
        Stream content,
        CancellationToken cancellationToken
    )
    {
        using var buffer = buffers.GetStream(nameof(JsonBody));
        await buffer.FillAsync(content, limits.BodyBytes, cancellationToken);
        var json = buffer.GetReadOnlySequence();
        try
        {
            return Parse(WithoutMark(json));
        }
        catch (JsonException malformed)
        {
            return SubmissionReading.Refused(
                ReadProblems.BadJson(malformed.LineNumber ?? 0, malformed.BytePositionInLine ?? 0)
            );
        }
    }

    private SubmissionReading Parse(ReadOnlySequence<byte> json)
    {
        var tree = new JsonTree(limits, problems);
        var reader = new Utf8JsonReader(json, tree.Options);
        return tree.TryRead(ref reader, out var values)
            ? SubmissionReading.Of(new Submission(values, []))
            : SubmissionReading.Refused(tree.Problem!);
    }

    private static ReadOnlySequence<byte> WithoutMark(ReadOnlySequence<byte> json) =>
        json.FirstSpan.StartsWith("\uFEFF"u8) ? json.Slice(3) : json;
}
