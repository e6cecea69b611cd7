namespace ApplyFunctions.Bench.Commands;

internal static class SamplePosting
{
    /// <summary>A posting in <c>samples/</c> with required questions of each kind.</summary>
    public const long Default = 5_172_511_002;
}
