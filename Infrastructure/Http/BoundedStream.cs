using Microsoft.AspNetCore.Http;

namespace ApplyFunctions.Infrastructure.Http;

/// <summary>
/// Counts what is read and stops over a limit with the exception that Kestrel throws over its own
/// (<see cref="BadHttpRequestException"/> with status 413), so that both limits are handled in one place.
/// </summary>
internal sealed class BoundedStream(Stream inner, long limit) : Stream
{
    public long BytesRead { get; private set; }

    /// <summary>Whether the end of the body was seen.</summary>
    public bool HasEnded { get; private set; }

    public bool IsShortOf(long? declared) => HasEnded && BytesRead < declared;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => BytesRead;
        set => throw new NotSupportedException();
    }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    ) =>
        Count(
            await inner.ReadAsync(buffer[..Allowed(buffer.Length)], cancellationToken),
            buffer.Length
        );

    public override Task<int> ReadAsync(
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    ) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        Count(inner.Read(buffer, offset, Allowed(count)), count);

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    /// <summary>One byte more than is left, so that a body of exactly the limit is told from a longer one.</summary>
    private int Allowed(int wanted) => (int)Math.Min(wanted, limit - BytesRead + 1);

    private int Count(int read, int wanted)
    {
        HasEnded |= read == 0 && wanted > 0;
        BytesRead += read;
        return BytesRead <= limit
            ? read
            : throw new BadHttpRequestException(
                "The request body is over the limit.",
                StatusCodes.Status413PayloadTooLarge
            );
    }
}
