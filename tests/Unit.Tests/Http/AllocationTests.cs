using ApplyFunctions.Core.Applications;
using ApplyFunctions.Infrastructure.Http;
using AwesomeAssertions;
using Xunit;
using static ApplyFunctions.Unit.Tests.Http.Bodies;

namespace ApplyFunctions.Unit.Tests.Http;

public sealed class AllocationTests
{
    private const int FileBytes = 1_990_000;

    private static readonly byte[] Body = Whole(
        Field("first_name", "Ada"),
        File("resume", "cv.pdf", new byte[FileBytes]),
        Field("question_1", new string('x', 5_000))
    );

    [Fact]
    public void A_multipart_body_is_held_once()
    {
        // The first reading pays for the code itself; each has new buffers, so nothing comes from the pool.
        Allocated(SubmissionBuffers.Create());
        Allocated(SubmissionBuffers.Create()).Should().BeInRange(FileBytes, Body.Length * 3L / 2);
    }

    [Fact]
    public void Buffers_are_used_again()
    {
        var buffers = SubmissionBuffers.Create();
        Allocated(buffers);
        Allocated(buffers).Should().BeLessThan(300_000);
    }

    private static long Allocated(Microsoft.IO.RecyclableMemoryStreamManager buffers)
    {
        var reader = Reader(null, buffers);
        var body = new SubmissionBody(new MemoryStream(Body), Multipart, Body.Length);
        var before = GC.GetAllocatedBytesForCurrentThread();
        var reading = reader.ReadAsync(body, CancellationToken.None);
        // A body in memory is read without a wait, so all of the work is this thread's.
        reading.IsCompletedSuccessfully.Should().BeTrue();
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        reading.Result.Submission!.Files[0].Content.Length.Should().Be(FileBytes);
        reading.Result.Submission.Dispose();
        return allocated;
    }
}
