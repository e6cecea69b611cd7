using System.Net;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Testing;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests;

public sealed class RoundTripTests(RunningSystem system)
{
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(200);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task An_application_with_three_files_takes_three_sequential_trips_to_storage()
    {
        var trips = new TripCounter(Latency);
        await using var services = AppComposition.Build(
            new Dictionary<string, string>(system.Host.Settings, StringComparer.Ordinal)
            {
                ["Postings__MaxAge"] = "00:30:00",
                ["Throttling__PerAddress"] = "30",
                ["Throttling__PerPosting"] = "100000",
            },
            s => s.AddSingleton<HttpPipelinePolicy>(trips)
        );
        var submit = services.GetRequiredService<SubmitApplication>();
        await SubmitAsync(submit);
        trips.Reset();

        var outcome = await SubmitAsync(submit);

        outcome.Should().BeOfType<SubmitOutcome.Accepted>();
        trips.Calls.Should().OnlyContain(c => c.Status >= 200 && c.Status < 300);
        trips.Calls.Count(c => c.Address.AbsolutePath.Contains("/applications/")).Should().Be(3);
        trips.SequentialTrips.Should().Be(3, string.Join('\n', trips.Calls));
        trips
            .Calls.Count(c => c.Address.AbsolutePath.Contains("/SubmissionCounts"))
            .Should()
            .Be(4, "the address and the posting are each written and read");
    }

    private static async Task<SubmitOutcome> SubmitAsync(SubmitApplication submit)
    {
        var form = new ApplicationForm()
            .AddFile("cover_letter", "letter.txt", ApplicationForm.UniqueCv())
            .Set("resume_text", "And in words.");
        using var body = form.ToMultipart();
        await using var content = await body.ReadAsStreamAsync(Stop);
        return await submit.ExecuteAsync(
            new SubmitRequest(
                ApplicationForm.Board,
                form.Posting,
                Guid.NewGuid().ToString(),
                new SubmissionBody(
                    content,
                    body.Headers.ContentType!.ToString(),
                    body.Headers.ContentLength
                ),
                ClientAddress: IPAddress.Parse("192.0.2.90")
            ),
            Stop
        );
    }
}
