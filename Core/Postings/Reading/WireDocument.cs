using System.Buffers;
using System.Security.Cryptography;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace ApplyFunctions.Core.Postings.Reading;

/// <summary>What a reader gets: bytes, what they are, and a tag that changes when they do.</summary>
public sealed class WireDocument(ReadOnlyMemory<byte> bytes, string mediaType)
{
    public const string JsonType = "application/json";

    internal static readonly JsonWriterOptions Format = new()
    {
        // The answer is JSON, never part of a page; text stays readable and small.
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
        SkipValidation = true,
    };

    private string? _tag;

    public ReadOnlyMemory<byte> Bytes => bytes;

    /// <summary>Without the charset, which is always UTF-8.</summary>
    public string MediaType => mediaType;

    /// <summary>For an ETag.</summary>
    public string Tag =>
        _tag ??= Convert.ToHexStringLower(SHA256.HashData(bytes.Span).AsSpan(0, 16));

    internal static WireDocument Json(Action<Utf8JsonWriter> write)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var writer = new Utf8JsonWriter(buffer, Format))
        {
            write(writer);
        }

        // Many are kept for a while, and the buffer is up to twice as long.
        return new WireDocument(buffer.WrittenSpan.ToArray(), JsonType);
    }
}
