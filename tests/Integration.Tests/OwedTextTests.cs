using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests;

/// <summary>What the timer does about files that nothing has become of.</summary>
public sealed class OwedTextTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_file_whose_event_was_lost_is_read_all_the_same()
    {
        var answer = await system.ApplyAsync(new ApplicationForm(), Stop);
        await system.RowAsync(answer.Id, "text.resume", _ => true, Stop);

        // As if the event had never come: the blob will not bring another one.
        await system.Storage.DeleteRowAsync(answer.Id, "text.resume", Stop);

        await system.RowAsync(
            answer.Id,
            "text.resume",
            row => row.GetString("Outcome") == "Extracted",
            Stop,
            seconds: 240
        );
    }
}
