using Microsoft.AspNetCore.Http;

namespace ApplyFunctions.Infrastructure.Http;

/// <summary>
/// Counts what is read and stops over a limit with the exception that Kestrel throws over its own
/// (<see cref="BadHttpRequestException"/> with status 413), so that both limits are handled in one place.
/// </summary>
internal sealed class BoundedStream(Stream inner, long limit) : Stream
{
    private ReadOnlyMemory<byte> _ahead;

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

    /// <summary>The first bytes, which are read again afterwards; fewer than asked for where there are no more.</summary>
    public async Task<ReadOnlyMemory<byte>> PeekAsync(
        int length,
        CancellationToken cancellationToken
    )
    {
        var buffer = new byte[length];
        var read = await this.ReadAtLeastAsync(buffer, length, false, cancellationToken);
        _ahead = buffer.AsMemory(0, read);
        return _ahead;
    }

    public override async ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        if (!_ahead.IsEmpty)
        {
            var length = Math.Min(buffer.Length, _ahead.Length);
            _ahead[..length].CopyTo(buffer);
            _ahead = _ahead[length..];
            return length;
        }

        return Count(
            await inner.ReadAsync(buffer[..Allowed(buffer.Length)], cancellationToken),
            buffer.Length
        );
    }

    public override Task<int> ReadAsync(
        byte[] buffer,
        int offset,
        int count,
        CancellationToken cancellationToken
    ) => ReadAsync(buffer.AsMemory(offset, count), cancellationToken).AsTask();

    public override int Read(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException("Bodies are read asynchronously only.");

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
