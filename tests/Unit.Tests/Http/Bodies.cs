using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Infrastructure.Http;
using AwesomeAssertions;
using Microsoft.Extensions.Options;
using Microsoft.IO;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Http;

/// <summary>Byte-exact bodies and the reader that they are given to.</summary>
internal static class Bodies
{
    internal const string Multipart = "multipart/form-data; boundary=b";
    internal const string Form = "application/x-www-form-urlencoded";
    internal const string Json = "application/json";

    internal static byte[] Bytes(string text) => Encoding.UTF8.GetBytes(text);

    internal static byte[] Join(params byte[][] pieces) => [.. pieces.SelectMany(piece => piece)];

    /// <summary>One part, from its boundary to the line break after its content.</summary>
    internal static byte[] Part(string headers, byte[] content) =>
        Join(Bytes($"--b\r\n{headers}\r\n\r\n"), content, Bytes("\r\n"));

    internal static byte[] Field(string name, string value) =>
        Part($"Content-Disposition: form-data; name=\"{name}\"", Bytes(value));

    internal static byte[] File(string name, string fileName, byte[] content) =>
        Part(
            $"Content-Disposition: form-data; name=\"{name}\"; filename=\"{fileName}\"\r\n"
                + "Content-Type: application/pdf",
            content
        );

    internal static byte[] Whole(params byte[][] parts) => Join([.. parts, Bytes("--b--\r\n")]);

    internal static Task<SubmissionReading> ReadAsync(
        string? contentType,
        byte[] body,
        SubmissionLimits? limits = null
    ) => ReadAsync(contentType, new MemoryStream(body), body.Length, limits);

    internal static Task<SubmissionReading> ReadAsync(
        string? contentType,
        string body,
        SubmissionLimits? limits = null
    ) => ReadAsync(contentType, Bytes(body), limits);

    internal static async Task<SubmissionReading> ReadAsync(
        string? contentType,
        Stream body,
        long? length,
        SubmissionLimits? limits = null
    )
    {
        var buffers = SubmissionBuffers.Create();
        var reading = await Reader(limits, buffers)
            .ReadAsync(
                new SubmissionBody(body, contentType, length),
                TestContext.Current.CancellationToken
            );
        (reading.Submission is null).Should().Be(reading.Problem is not null);
        if (reading.Problem is not null)
        {
            InUse(buffers).Should().Be(0, "a refusal gives every buffer back");
        }
        return reading;
    }

    internal static SubmissionReader Reader(
        SubmissionLimits? limits,
        RecyclableMemoryStreamManager buffers
    ) => new(Options.Create(limits ?? new SubmissionLimits()), buffers);

    internal static long InUse(RecyclableMemoryStreamManager buffers) =>
        buffers.SmallPoolInUseSize + buffers.LargePoolInUseSize;

    internal static string Tree(this SubmissionReading reading)
    {
        reading.Problem.Should().BeNull();
        return reading.Submission!.Values.Plain();
    }

    /// <summary>JSON with single quotes, which tables of cases are easier to read with.</summary>
    internal static string Plain(this JsonNode node) =>
        node.ToJsonString(
                new()
                {
                    Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
                }
            )
            .Replace('"', '\'');
}
