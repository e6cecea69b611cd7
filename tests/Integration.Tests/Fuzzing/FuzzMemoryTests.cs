namespace ApplyFunctions.Integration.Tests.Fuzzing;

/// <summary>What a body can cost.</summary>
public sealed class FuzzMemoryTests(RunningSystem system)
{
    private const int Cases = 2_500;
    private const long Fixed = 1_500_000;
    private const int TimesTheBody = 20;

    // On a machine that many tests share; in itself it is some milliseconds.
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    [Fact]
    public async Task Any_body_is_judged_in_bounded_memory_and_time()
    {
        await using var door = new MeasuredDoor(system.Host.Settings);
        foreach (var fuzz in FuzzRun.Cases(Cases))
        {
            var (_, allocated, time) = door.Measure(fuzz.Body);

            if (allocated > Fixed + (TimesTheBody * fuzz.Body.Bytes.LongLength) || time > Patience)
            {
                Assert.Fail($"{allocated} bytes and {time}: {fuzz.Describe()}");
            }
        }
    }
}
