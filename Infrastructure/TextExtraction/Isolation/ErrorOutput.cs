using System.Text;

namespace ApplyFunctions.Infrastructure.TextExtraction.Isolation;

/// <summary>
/// Takes what a reading process writes to standard error, so that it never waits for somebody to read it: a stack
/// overflow prints megabytes, and takes seconds for it. Only the beginning is kept, and after the first document it is not
/// to be shown to anybody: it may quote one.
/// </summary>
internal sealed class ErrorOutput
{
    private const int KeptBytes = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(1);
    private readonly byte[] _kept = new byte[KeptBytes];
    private volatile int _length;

    /// <param name="errors">What the process writes.</param>
    /// <param name="onOverflow">Called where the stack has overflowed; what the process has to tell about it is of no use.</param>
    public ErrorOutput(Stream errors, Action onOverflow) => Ended = DrainAsync(errors, onOverflow);

    public Task Ended { get; }

    public string Beginning => Encoding.UTF8.GetString(_kept, 0, _length).Trim();

    /// <summary>Whether the runtime ended the process because there was no memory left to throw an exception with.</summary>
    public async Task<bool> TellsOutOfMemoryAsync()
    {
        await Task.WhenAny(Ended, Task.Delay(Patience));
        return Beginning.StartsWith("Out of memory", StringComparison.Ordinal);
    }

    private async Task DrainAsync(Stream errors, Action onOverflow)
    {
        var rest = new byte[4_096];
        try
        {
            while (true)
            {
                var room = _kept.AsMemory(_length);
                var read = await errors.ReadAsync(room.IsEmpty ? rest : room);
                if (read == 0)
                {
                    return;
                }

                if (!room.IsEmpty)
                {
                    _length += read;
                    if (Beginning.StartsWith("Stack overflow", StringComparison.Ordinal))
                    {
                        onOverflow();
                    }
                }
            }
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            // The process has been ended.
        }
    }
}
