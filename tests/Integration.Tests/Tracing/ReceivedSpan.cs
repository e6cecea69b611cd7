using System.Globalization;
using System.Text;

namespace ApplyFunctions.Integration.Tests.Tracing;

/// <summary>A span as it came over the wire: opentelemetry/proto/trace/v1/trace.proto.</summary>
public sealed record ReceivedSpan(
    string TraceId,
    string SpanId,
    string ParentId,
    string Name,
    IReadOnlyDictionary<string, string> Tags
)
{
    public string? Application => Tags.GetValueOrDefault("application");

    internal static IEnumerable<ReceivedSpan> In(ReadOnlyMemory<byte> request) =>
        from resource in ProtobufFields.Of(request, 1)
        from scope in ProtobufFields.Of(resource, 2)
        from span in ProtobufFields.Of(scope, 2)
        select new ReceivedSpan(
            Hex(span, 1),
            Hex(span, 2),
            Hex(span, 4),
            Text(ProtobufFields.Of(span, 5).Single()),
            ProtobufFields
                .Of(span, 9)
                .ToDictionary(
                    tag => Text(ProtobufFields.Of(tag, 1).Single()),
                    tag => Value(ProtobufFields.Of(tag, 2).Single()),
                    StringComparer.Ordinal
                )
        );

    private static string Value(ReadOnlyMemory<byte> any) =>
        ProtobufFields.Of(any, 1).Select(Text).SingleOrDefault()
        ?? ProtobufFields
            .Of(any, 3)
            .Select(n => ProtobufFields.Number(n).ToString(CultureInfo.InvariantCulture))
            .SingleOrDefault("");

    private static string Hex(ReadOnlyMemory<byte> span, int field) =>
        Convert.ToHexStringLower(ProtobufFields.Of(span, field).SingleOrDefault().Span);

    private static string Text(ReadOnlyMemory<byte> bytes) => Encoding.UTF8.GetString(bytes.Span);
}
