using System.Diagnostics;
using System.Text;
using System.Text.Json;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Education;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Throttling;
using ApplyFunctions.Core.Webhooks;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests.Fuzzing;

/// <summary>
/// The whole way of an application inside the app, from its body to what storage is given, with nothing behind it: so all
/// of the work is one thread's, whose memory can be counted.
/// </summary>
internal sealed class MeasuredDoor : IAsyncDisposable
{
    private readonly ServiceProvider _services;
    private readonly SubmitApplication _submit;

    public MeasuredDoor(IReadOnlyDictionary<string, string> settings)
    {
        var posting = JsonSerializer.Deserialize(FuzzTarget.Document, PostingJson.Default.Posting);
        var lists = ShippedLists.All with
        {
            Schools = EducationJson.Read(Encoding.UTF8.GetBytes(DetailedPosting.Schools)),
        };
        _services = AppComposition.Build(
            settings,
            s =>
                s.AddSingleton(
                        StubPort.Of<IPostingStore>((nameof(IPostingStore.FindAsync), _ => posting))
                    )
                    .AddSingleton(
                        StubPort.Of<IApplicationStore>(
                            (nameof(IApplicationStore.FindAsync), _ => null)
                        )
                    )
                    .AddSingleton(
                        StubPort.Of<IApplicationFiles>(
                            (
                                nameof(IApplicationFiles.PutAsync),
                                arguments => ((NewFile)arguments[1]!).Record
                            )
                        )
                    )
                    .AddSingleton(
                        StubPort.Of<IIdempotencyKeys>(
                            (nameof(IIdempotencyKeys.ClaimAsync), arguments => arguments[1])
                        )
                    )
                    .AddSingleton(
                        StubPort.Of<IEducationLists>(
                            (nameof(IEducationLists.FindAsync), _ => lists)
                        )
                    )
                    .AddSingleton(StubPort.Of<IOutbox>())
                    .AddSingleton(StubPort.Of<ISubmissionCounters>())
                    .AddSingleton(StubPort.Of<IWorkQueues>())
                    .AddSingleton(StubPort.Of<IWebhooks>())
        );
        _submit = _services.GetRequiredService<SubmitApplication>();

        // The first application pays for the code itself.
        Measure(FuzzForms.Multipart(FuzzTarget.Application("first@example.com")));
    }

    public ValueTask DisposeAsync() => _services.DisposeAsync();

    /// <summary>Submits a body: the status of its answer, the bytes that were allocated on the way, and the time.</summary>
    public (int Status, long Allocated, TimeSpan Time) Measure(FuzzBody body)
    {
        var request = new SubmitRequest(
            FuzzTarget.Board,
            FuzzTarget.Posting,
            null,
            new SubmissionBody(new MemoryStream(body.Bytes), body.ContentType, body.Bytes.Length)
        );
        var clock = Stopwatch.StartNew();
        var before = GC.GetAllocatedBytesForCurrentThread();
        var outcome = _submit.ExecuteAsync(request, CancellationToken.None);
        outcome.IsCompleted.Should().BeTrue("nothing is waited for");
        var allocated = GC.GetAllocatedBytesForCurrentThread() - before;
#pragma warning disable xUnit1031 // It is completed.
        var status = outcome.Result is SubmitOutcome.Refused refused ? refused.Problem.Status : 200;
#pragma warning restore xUnit1031
        return (status, allocated, clock.Elapsed);
    }
}
