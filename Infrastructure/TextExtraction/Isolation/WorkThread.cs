namespace ApplyFunctions.Infrastructure.TextExtraction.Isolation;

/// <summary>
/// A thread that does one piece of work after the other: what waits for a pipe, or needs a deep stack. The runtime reads
/// and writes pipes by blocking a thread of the pool in any case, once for each of the many small steps, and both that and
/// a thread for each document took more time than the documents.
/// </summary>
internal sealed class WorkThread : IDisposable
{
    private readonly object _gate = new();
    private readonly Queue<Action> _work = new();
    private bool _isClosed;

    /// <param name="name">What debuggers show.</param>
    /// <param name="stackBytes">0 for the usual size.</param>
    public WorkThread(string name, int stackBytes = 0) =>
        new Thread(Work, stackBytes) { IsBackground = true, Name = name }.Start();

    /// <summary>Does it after what was given before.</summary>
    public Task<T> RunAsync<T>(Func<T> work)
    {
        var task = new Task<T>(work, TaskCreationOptions.RunContinuationsAsynchronously);
        Post(() => task.RunSynchronously(TaskScheduler.Default));
        return task;
    }

    /// <summary>Does it after what was given before; what it throws ends the process.</summary>
    public void Post(Action work)
    {
        lock (_gate)
        {
            if (!_isClosed)
            {
                _work.Enqueue(work);
                Monitor.Pulse(_gate);
                return;
            }
        }

        // Whoever comes late finds the pipe closed, and is to be told so.
        work();
    }

    /// <summary>The thread ends when it has done what it was given.</summary>
    public void Dispose()
    {
        lock (_gate)
        {
            _isClosed = true;
            Monitor.Pulse(_gate);
        }
    }

    private void Work()
    {
        while (Next() is { } work)
        {
            work();
        }
    }

    private Action? Next()
    {
        lock (_gate)
        {
            while (_work.Count == 0)
            {
                if (_isClosed)
                {
                    return null;
                }

                Monitor.Wait(_gate);
            }

            return _work.Dequeue();
        }
    }
}
