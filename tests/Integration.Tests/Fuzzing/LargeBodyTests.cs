namespace ApplyFunctions.Integration.Tests.Fuzzing;

/// <summary>A body of the largest size cannot be made to cost many times that.</summary>
public sealed class LargeBodyTests(RunningSystem system)
{
    private const int TimesTheBody = 6;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);

    public static TheoryData<string> Names => [.. LargeBodies.All.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task The_largest_bodies_are_judged_in_bounded_memory_and_time(string name)
    {
        await using var door = new MeasuredDoor(system.Host.Settings);
        var body = LargeBodies.All[name]();

        var (status, allocated, time) = door.Measure(body);

        status.Should().BeOneOf(400, 413, 422);
        allocated.Should().BeLessThan(TimesTheBody * body.Bytes.LongLength);
        time.Should().BeLessThan(Patience);
    }
}
