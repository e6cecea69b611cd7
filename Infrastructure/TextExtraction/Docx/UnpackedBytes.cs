namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>Counts what is really unpacked, over all parts of a document and of the documents in it.</summary>
internal sealed class UnpackedBytes(long limit)
{
    private long _count;

    public void Add(int count)
    {
        _count += count;
        if (_count > limit)
        {
            throw PackageLimitException.Bytes(limit);
        }
    }
}

/// <summary>The bytes of a part, counted while they are read.</summary>
internal sealed class UnpackedStream(Stream part, UnpackedBytes unpacked) : Stream
{
    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    public override int Read(Span<byte> buffer)
    {
        var count = part.Read(buffer);
        unpacked.Add(count);
        return count;
    }

    public override int Read(byte[] buffer, int offset, int count) =>
        Read(buffer.AsSpan(offset, count));

    public override void Flush() { }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) =>
        throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            part.Dispose();
        }

        base.Dispose(disposing);
    }
}
