namespace ApplyFunctions.Reliability.Tests.Running;

/// <summary>One life of the app, from a start to its end.</summary>
/// <param name="number">The first is 1.</param>
internal sealed class AppLife(int number)
{
    public int Number => number;

    /// <summary>When <c>GET /health</c> first answered 200; null until then.</summary>
    public DateTimeOffset? ReadyAt { get; set; }

    /// <summary>Null while it lives, and where it was not killed.</summary>
    public DateTimeOffset? KilledAt { get; set; }

    /// <summary>What it was killed at.</summary>
    public string? KilledAtStep { get; set; }

    public bool EndedByItself { get; set; }
}
