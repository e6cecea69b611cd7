using System.Threading.Channels;

namespace ApplyFunctions.LocalHost.Ocr;

/// <summary>What was asked for and what came of it, within bounds and in memory only.</summary>
internal sealed class OcrAnalyses(OcrOptions options, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly Dictionary<Guid, OcrOperation> _operations = [];
    private readonly Channel<(Guid Id, OcrDocument Document)> _waiting = Channel.CreateBounded<(
        Guid,
        OcrDocument
    )>(options.MaxWaiting);

    /// <summary>Takes the document over; null when too many wait, and the document stays the caller's.</summary>
    public Guid? TryAdd(OcrDocument document)
    {
        var id = Guid.NewGuid();
        lock (_lock)
        {
            if (!_waiting.Writer.TryWrite((id, document)))
            {
                return null;
            }

            var now = clock.GetUtcNow();
            MakeRoom(now);
            _operations.Add(id, new OcrOperation(OcrStatus.NotStarted, now, now));
        }

        return id;
    }

    public OcrOperation? Find(Guid id)
    {
        lock (_lock)
        {
            MakeRoom(clock.GetUtcNow(), extra: 0);
            return _operations.GetValueOrDefault(id);
        }
    }

    public IAsyncEnumerable<(Guid Id, OcrDocument Document)> ReadAllAsync(
        CancellationToken cancellationToken
    ) => _waiting.Reader.ReadAllAsync(cancellationToken);

    public void Run(Guid id) =>
        Update(id, operation => operation with { Status = OcrStatus.Running });

    public void Succeed(Guid id, OcrResult result) =>
        Update(
            id,
            operation => operation with { Status = OcrStatus.Succeeded, AnalyzeResult = result }
        );

    public void Fail(Guid id, OcrError error) =>
        Update(id, operation => operation with { Status = OcrStatus.Failed, Error = error });

    /// <summary>Deletes the documents that will not be read any more.</summary>
    public void DropWaiting()
    {
        _waiting.Writer.TryComplete();
        while (_waiting.Reader.TryRead(out var waiting))
        {
            waiting.Document.Dispose();
        }
    }

    private void Update(Guid id, Func<OcrOperation, OcrOperation> change)
    {
        lock (_lock)
        {
            if (_operations.TryGetValue(id, out var operation))
            {
                _operations[id] = change(operation) with
                {
                    LastUpdatedDateTime = clock.GetUtcNow(),
                };
            }
        }
    }

    private void MakeRoom(DateTimeOffset now, int extra = 1)
    {
        var ended = _operations
            .Where(pair => OcrStatus.HasEnded(pair.Value.Status))
            .OrderBy(pair => pair.Value.LastUpdatedDateTime)
            .ToList();
        var excess = _operations.Count + extra - options.MaxAnalyses;
        foreach (var (id, operation) in ended)
        {
            if (excess-- <= 0 && now - operation.LastUpdatedDateTime < options.ResultLifetime)
            {
                return;
            }

            _operations.Remove(id);
        }
    }
}

internal static class OcrStatus
{
    public const string NotStarted = "notStarted";
    public const string Running = "running";
    public const string Succeeded = "succeeded";
    public const string Failed = "failed";

    public static bool HasEnded(string status) => status is Succeeded or Failed;
}
