namespace ApplyFunctions.Testing;

/// <summary>It is always the same moment.</summary>
public sealed class PinnedTime(DateTimeOffset now) : TimeProvider
{
    public override DateTimeOffset GetUtcNow() => now;
}
