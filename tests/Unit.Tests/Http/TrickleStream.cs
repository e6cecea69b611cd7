namespace ApplyFunctions.Unit.Tests.Http;

/// <summary>Gives one byte at a time, as a slow network does, and then ends or fails.</summary>
internal sealed class TrickleStream(byte[] bytes, Exception? end = null) : Stream
{
    private int _position;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => _position;
        set => throw new NotSupportedException();
    }

    public override ValueTask<int> ReadAsync(
        Memory<byte> buffer,
        CancellationToken cancellationToken = default
    )
    {
        var one = new byte[1];
        var read = Read(one, 0, 1);
        one.AsMemory(0, read).CopyTo(buffer);
        return ValueTask.FromResult(read);
    }

    public override int Read(byte[] buffer, int offset, int count)
    {
        if (_position == bytes.Length)
        {
            return end is null ? 0 : throw end;
        }
        buffer[offset] = bytes[_position++];
        return 1;
    }

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();
}
