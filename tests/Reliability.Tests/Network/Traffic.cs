using System.Collections.Concurrent;

namespace ApplyFunctions.Reliability.Tests.Network;

/// <summary>What was done for an application by one life of the app.</summary>
internal sealed record Sighting(Call Call, int Status, DateTimeOffset At)
{
    /// <summary>No answer came before the app had gone.</summary>
    public const int Unknown = 0;

    public bool MayBeDone => IsDone || Status == Unknown;

    public bool IsDone => Status is >= 200 and < 300;
}

/// <summary>What goes over the lines: it is remembered, and the app dies where it is to die.</summary>
internal sealed class Traffic(TimeProvider time)
{
    private readonly Lock _gate = new();
    private readonly ConcurrentDictionary<ApplicationId, ConcurrentQueue<Sighting>> _seen = new();
    private readonly ConcurrentDictionary<FaultKind, int> _faults = new();
    private FailPoint? _armed;
    private int _left;
    private int _calls;

    /// <summary>Which life of the app it is.</summary>
    public int Life { get; set; }

    /// <summary>Kills the app.</summary>
    public Action<string> Kill { get; set; } = _ => { };

    public int Calls => _calls;

    public IReadOnlyDictionary<FaultKind, int> Faults => _faults;

    public IReadOnlyCollection<ApplicationId> Applications => [.. _seen.Keys];

    public IReadOnlyList<Sighting> Of(ApplicationId id) =>
        _seen.TryGetValue(id, out var seen) ? [.. seen] : [];

    /// <summary>From now on the app dies at this point, once.</summary>
    public void Arm(FailPoint point)
    {
        lock (_gate)
        {
            _armed = point;
            _left = point.Nth;
        }
    }

    /// <summary>Takes the point back; false if it was reached.</summary>
    public bool Disarm()
    {
        lock (_gate)
        {
            var wasArmed = _armed is not null;
            _armed = null;
            return wasArmed;
        }
    }

    /// <summary>The point at which this very call kills the app; null for all others.</summary>
    public FailPoint? Reached(Call call)
    {
        Interlocked.Increment(ref _calls);
        lock (_gate)
        {
            if (_armed is not { } point || !point.Matches(call) || --_left > 0)
            {
                return null;
            }

            _armed = null;
            return point;
        }
    }

    public void Count(FaultKind fault) => _faults.AddOrUpdate(fault, 1, (_, count) => count + 1);

    public void See(Call call, int status)
    {
        if (call.Application is { } id)
        {
            _seen
                .GetOrAdd(id, _ => new ConcurrentQueue<Sighting>())
                .Enqueue(new Sighting(call, status, time.GetUtcNow()));
        }
    }
}
