using System.Collections.Concurrent;

namespace ApplyFunctions.Reliability.Tests.Running;

/// <summary>Looks for personal data where none may be: in what the app logs, and in the messages that it queues.</summary>
internal sealed class CanaryWatch(IReadOnlyCollection<string> canaries)
{
    private const int Kept = 20;
    private readonly ConcurrentQueue<string> _finds = new();
    private int _lines;
    private int _messages;

    public int Lines => _lines;

    public int Messages => _messages;

    /// <summary>What was found, or the first of it.</summary>
    public IReadOnlyCollection<string> Finds => _finds;

    public void SeeLine(string line)
    {
        Interlocked.Increment(ref _lines);
        Look("log", line);
    }

    public void SeeMessage(string message)
    {
        Interlocked.Increment(ref _messages);
        Look("queue", message);
    }

    private void Look(string where, string text)
    {
        var found = canaries.FirstOrDefault(c =>
            text.Contains(c, StringComparison.OrdinalIgnoreCase)
        );
        if (found is not null && _finds.Count < Kept)
        {
            _finds.Enqueue($"{where}: '{found}' in: {text}");
        }
    }
}
