using System.Collections.Concurrent;

namespace WorkerShim.SampleApp;

/// <summary>What the functions saw, for the tests to ask.</summary>
public sealed class Recorder
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<string>> _entries = new(
        StringComparer.Ordinal
    );

    public void Add(string key, string entry) => _entries.GetOrAdd(key, _ => []).Enqueue(entry);

    public IReadOnlyList<string> Get(string key) => [.. _entries.GetOrAdd(key, _ => [])];
}

/// <summary>One a scope.</summary>
public sealed class ScopeId
{
    public Guid Value { get; } = Guid.NewGuid();
}
