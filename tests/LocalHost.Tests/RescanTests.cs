using System.Buffers;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.LocalHost.App;
using ApplicationId = ApplyFunctions.Core.Applications.ApplicationId;

namespace ApplyFunctions.LocalHost.Tests;

public sealed class RescanTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task What_was_not_scanned_is_ordered_for_one_board_and_what_was_refused_on_request()
    {
        await using var azurite = await RunningAzurite.StartAsync();
        await using var storage = AppStorage.Open(azurite.ConnectionString);
        await storage.PrepareAsync(Stop);
        var view = new StorageView(azurite.ConnectionString);
        await view.Queues.GetQueueClient("texts").CreateIfNotExistsAsync(cancellationToken: Stop);
        var fresh = await AddAsync(storage, 1, "bakery", null);
        await AddAsync(storage, 2, "bakery", ScanState.Clear);
        var bad = await AddAsync(storage, 3, "bakery", ScanState.Infected);
        await AddAsync(storage, 4, "mill", null);

        (await RescanAsync()).Should().StartWith("bakery: 1 files");
        (await MessagesAsync()).Should().ContainSingle().Which.Should().Contain(fresh);
        (await RescanAsync("--refused")).Should().StartWith("bakery: 2 files");
        (await MessagesAsync()).Should().HaveCount(3).And.ContainSingle(m => m.Contains(bad));
        (await view.RowsAsync(bad, Stop))["file.resume"]
            .GetString("Scan")
            .Should()
            .Be("Pending", "it is held meanwhile, also by an app that scans nothing");
        var owing = await storage
            .Get<IOutbox>()
            .ListAnnouncedAsync(DateTimeOffset.MaxValue, Stop)
            .Select(entry => $"{entry.Id}")
            .ToListAsync(Stop);
        owing.Should().BeEquivalentTo(fresh, bad);

        async Task<string> RescanAsync(params string[] options)
        {
            var verb = await Invocation.OfAsync([
                "rescan",
                "bakery",
                .. options,
                "--storage",
                azurite.ConnectionString,
            ]);
            verb.ExitCode.Should().Be(0, verb.Errors);
            return verb.Output;
        }

        async Task<IReadOnlyList<string>> MessagesAsync()
        {
            var queue = view.Queues.GetQueueClient("texts");
            var messages = await queue.PeekMessagesAsync(32, Stop);
            return
            [
                .. messages.Value.Select(m =>
                    System.Text.Encoding.UTF8.GetString(Convert.FromBase64String(m.Body.ToString()))
                ),
            ];
        }
    }

    private static async Task<string> AddAsync(
        AppStorage storage,
        byte number,
        string board,
        ScanState? scan
    )
    {
        var id = ApplicationId.Of(7, number, [number, .. new byte[20]]);
        var record = new ApplicationRecord(
            id,
            board,
            "fingerprint",
            TimeProvider.System.GetUtcNow(),
            new Candidate("Ada", "Example", "ada@example.com", null, null),
            [],
            null,
            new ApplicationDetails(null, [], [], Consents.None, null)
        );
        var file = new NewFile(
            new FileRecord("resume", "cv.txt", FileFormat.Text, 1, new string('0', 64)),
            ReadOnlySequence<byte>.Empty
        );
        await storage
            .Get<IApplicationStore>()
            .TryAddAsync(
                new NewApplication(record, [file.Record], [MailKind.Confirmation], []),
                Stop
            );
        if (scan is { } state)
        {
            await storage
                .Get<IFileScans>()
                .TryRecordAsync(
                    file.Record.IdIn(id),
                    new FileScan(state, null, record.ReceivedAt),
                    Stop
                );
        }

        return id.ToString();
    }
}
