using System.Diagnostics;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Infrastructure.Http;
using AwesomeAssertions;
using CsCheck;
using Xunit;
using static ApplyFunctions.Unit.Tests.Http.Bodies;

namespace ApplyFunctions.Unit.Tests.Http;

public sealed class ReadingPropertyTests
{
    private static readonly byte[][] Samples =
    [
        Whole(
            Field("a[b][]", "é"),
            File("resume", "cv.pdf", [1, 2, 13, 10, 45, 45]),
            Field("c", "")
        ),
        Bytes("a=1&b[]=%C3%A9&c[][d]=+&e[f][g]=x&resume_content=QUJD"),
        Bytes("""{"a":[1,{"b[]":"\ud83d\ude00"},null,true],"c":{"d":1e400},"é":""}"""),
    ];

    private static readonly Gen<string> Kinds = Gen.OneOf(Multipart, Form, Json);

    /// <summary>A good body with some stretches of it replaced, doubled or cut out: most are nearly right.</summary>
    private static readonly Gen<byte[]> Broken =
        from sample in Gen.OneOf(Samples)
        from edits in Gen.Select(Gen.Double.Unit, Gen.Int[0, 8], Gen.Byte.Array[0, 4]).Array[1, 5]
        select edits.Aggregate(sample, Edit);

    [Fact]
    public void Any_bytes_are_read_or_refused() =>
        Check(Gen.Select(Kinds, Gen.OneOf(Gen.Byte.Array[0, 200], Broken)), 6_000);

    [Fact]
    public void Any_content_type_is_read_or_refused() =>
        Check(
            Gen.Select(
                Gen.OneOf(
                    Gen.String,
                    Gen.String.Select(tail => "multipart/form-data; boundary=" + tail),
                    Gen.String.Select(tail => "application/" + tail)
                ),
                Broken
            ),
            2_000
        );

    [Fact]
    public void Any_part_header_is_read_or_refused() =>
        Check(
            Gen.String[Gen.Char["\"\\;='*%ab filenameUTF-8\u00e9\u202e/"], 0, 40]
                .Select(text =>
                    Whole(Part($"Content-Disposition: form-data; name=a; filename{text}", [1]))
                )
                .Select(body => (Multipart, body)),
            2_000
        );

    private static void Check(Gen<(string ContentType, byte[] Body)> bodies, int count)
    {
        var clock = Stopwatch.StartNew();
        var buffers = SubmissionBuffers.Create();
        foreach (var (contentType, body) in bodies.Fixed(count))
        {
            ReadInPieces(contentType, body);
        }
        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(10));

        void ReadInPieces(string contentType, byte[] body)
        {
            var reader = Reader(null, buffers);
            var whole = Read(new MemoryStream(body));
            Read(new TrickleStream(body)).Should().Be(whole, "network packets change nothing");

            string Read(Stream stream)
            {
                var reading = reader.ReadAsync(
                    new(stream, contentType, null),
                    CancellationToken.None
                );
                reading.IsCompleted.Should().BeTrue();
                using var submission = reading.Result.Submission;
                foreach (var file in submission?.Files ?? [])
                {
                    file.FileName.Length.Should().BeLessThanOrEqualTo(255);
                    file.FileName.Should().NotContainAny("/", "\\", "\r", "\n", "\u202E");
                }
                return submission?.Values.Plain() ?? reading.Result.Problem!.Code;
            }
        }
    }

    private static byte[] Edit(byte[] body, (double At, int Cut, byte[] Put) edit)
    {
        var at = (int)(edit.At * body.Length);
        var end = Math.Min(at + edit.Cut, body.Length);
        return [.. body[..at], .. edit.Put, .. body[end..]];
    }
}
