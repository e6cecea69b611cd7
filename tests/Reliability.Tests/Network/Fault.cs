namespace ApplyFunctions.Reliability.Tests.Network;

internal enum FaultKind
{
    None,

    /// <summary>The call is done; its answer is lost.</summary>
    LostAnswer,

    /// <summary>The call is lost on its way.</summary>
    LostCall,

    /// <summary>500, and the call is not done.</summary>
    ServerError,

    /// <summary>503, and the call is not done.</summary>
    ServerBusy,

    /// <summary>429 of the mail provider, and the mail is not taken.</summary>
    TooMany,

    /// <summary>400 of the mail provider: the mail is refused for good.</summary>
    BadRequest,

    /// <summary>The mail provider does not answer until its client gives up, and the mail is not taken.</summary>
    Hang,

    /// <summary>The call is late.</summary>
    Delay,
}

/// <param name="Late">How late the call reaches its service.</param>
internal sealed record Fault(FaultKind Kind, TimeSpan Late = default)
{
    public static Fault None { get; } = new(FaultKind.None);
}

/// <summary>
/// Draws how a service misbehaves, from a seed. Now and then a service does nothing at all for so long that the repeats of
/// its clients are used up: an outage.
/// </summary>
/// <param name="rate">The part of the calls that meets a fault.</param>
internal sealed class FaultDice(double rate, int seed, TimeProvider time)
{
    private const double OutagesPerFault = 0.002;
    private static readonly TimeSpan OutageLasts = TimeSpan.FromSeconds(2.5);
    private static readonly TimeSpan LongestDelay = TimeSpan.FromSeconds(2);

    private readonly Lock _gate = new();
    private readonly Dictionary<Service, DateTimeOffset> _outages = [];

#pragma warning disable CA5394 // Which call fails is no secret, and must be the same for the same seed.
    private readonly Random _random = new(seed);

    public Fault Next(Service service)
    {
        if (rate <= 0)
        {
            return Fault.None;
        }

        lock (_gate)
        {
            var now = time.GetUtcNow();
            var isDown = _outages.TryGetValue(service, out var end) && now < end;
            if (!isDown && _random.NextDouble() >= rate)
            {
                return Fault.None;
            }

            if (!isDown && service != Service.Mail && _random.NextDouble() < OutagesPerFault)
            {
                _outages[service] = now + OutageLasts;
                isDown = true;
            }

            return isDown ? new Fault(FaultKind.ServerBusy) : Draw(service);
        }
    }

    // A lost answer of the mail provider is a second mail in any case, so it has no place among faults after which
    // there must be one.
    private Fault Draw(Service service) =>
        (service, _random.Next(10)) switch
        {
            (Service.Mail, < 3) => new Fault(FaultKind.TooMany),
            (Service.Mail, < 6) => new Fault(FaultKind.ServerError),
            (Service.Mail, < 7) => new Fault(FaultKind.BadRequest),
            (Service.Mail, < 8) => new Fault(FaultKind.Hang),
            (Service.Mail, _) => new Fault(FaultKind.Delay, Late()),
            (_, < 3) => new Fault(FaultKind.LostAnswer),
            (_, < 4) => new Fault(FaultKind.LostCall),
            (_, < 6) => new Fault(FaultKind.ServerError),
            (_, < 8) => new Fault(FaultKind.ServerBusy),
            _ => new Fault(FaultKind.Delay, Late()),
        };

    private TimeSpan Late() => LongestDelay * _random.NextDouble();
#pragma warning restore CA5394
}
