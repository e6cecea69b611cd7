using System.Globalization;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Upkeep;
using ApplyFunctions.LocalHost.App;
using Microsoft.Extensions.DependencyInjection;
using ApplicationId = ApplyFunctions.Core.Applications.ApplicationId;

namespace ApplyFunctions.LocalHost.Tests;

public sealed class ReconcileTests
{
    // More than one page of rows.
    private const int Count = 300;

    private static readonly DateTimeOffset Long = TimeProvider.System.GetUtcNow().AddDays(-3);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_figures_are_printed_kept_and_right_and_what_is_left_over_goes_when_it_is_old()
    {
        await using var azurite = await RunningAzurite.StartAsync();
        string[] verb = ["reconcile", "--storage", azurite.ConnectionString];
        await using var storage = AppStorage.Open(azurite.ConnectionString);
        await storage.PrepareAsync(Stop);
        var ids = Enumerable.Range(0, Count).Select(IdOf).ToList();
        await Parallel.ForEachAsync(ids, Stop, async (id, _) => await AddAsync(storage, id));
        var view = new StorageView(azurite.ConnectionString);
        var files = storage.Get<IApplicationFiles>();
        var orphans = Enumerable.Range(Count, 5).Select(IdOf).ToList();
        foreach (var orphan in orphans)
        {
            await files.PutAsync(orphan, NewFile(orphan), Stop);
            await view.PutBlobAsync("texts", $"{orphan}/resume.txt", "a text"u8.ToArray(), Stop);
        }

        var whole = await Invocation.OfAsync(verb);
        await files.DeleteAsync(new FileId(ids[7], "resume"), Stop);
        var broken = await Invocation.OfAsync(verb);

        whole.ExitCode.Should().Be(0, whole.Errors);
        Figures(whole)
            .Should()
            .Contain("Applications", Count)
            .And.Contain("FileRows", Count)
            .And.Contain("FileBlobs", Count + orphans.Count)
            .And.Contain("TextBlobs", Count + orphans.Count)
            .And.Contain("MissingFiles", 0)
            .And.Contain("Unreferenced", 0)
            .And.Contain("Applications: bakery", Count)
            .And.Contain("Mails: Pending", Count)
            .And.Contain("Texts: Extracted", Count);
        broken.ExitCode.Should().Be(1);
        Figures(broken).Should().Contain("MissingFiles", 1);
        var kept = await view.QueryAsync("Reconciliations", "", Stop);
        kept.Should().ContainSingle().Which.GetInt32("MissingFiles").Should().Be(1);

        await using var later = AppComposition.Build(
            AppSettings.For(azurite.Ports),
            s => s.AddSingleton<TimeProvider>(new Tomorrow())
        );
        var found = await later.GetRequiredService<Reconcile>().ExecuteAsync(Stop);

        (found.Unreferenced, found.Deleted).Should().Be((2 * orphans.Count, 2 * orphans.Count));
        (await view.BlobAsync("applications", $"{orphans[0]}/resume", Stop)).Should().BeNull();
        (await view.BlobAsync("applications", $"{ids[0]}/resume", Stop)).Should().NotBeNull();
        found = await later.GetRequiredService<Reconcile>().ExecuteAsync(Stop);
        (found.FileBlobs, found.TextBlobs, found.Unreferenced).Should().Be((Count - 1, Count, 0));
    }

    [Fact]
    public async Task Files_that_were_never_scanned_are_missed_where_files_are()
    {
        await using var azurite = await RunningAzurite.StartAsync();
        string[] verb = ["reconcile", "--storage", azurite.ConnectionString];
        await using var storage = AppStorage.Open(azurite.ConnectionString);
        await storage.PrepareAsync(Stop);
        var ids = Enumerable.Range(0, 5).Select(IdOf).ToList();
        ScanState?[] states =
        [
            null,
            ScanState.Pending,
            ScanState.Clear,
            ScanState.Infected,
            ScanState.Unscannable,
        ];
        foreach (var (id, state) in ids.Zip(states))
        {
            await AddAsync(storage, id);
            if (state is { } known)
            {
                await storage
                    .Get<IFileScans>()
                    .TryRecordAsync(new(id, "resume"), new FileScan(known, null, Long), Stop);
            }
        }

        var asIfOff = await Invocation.OfAsync(verb);
        var scanning = await Invocation.OfAsync([.. verb, "--scanning"]);

        asIfOff.ExitCode.Should().Be(0, asIfOff.Errors);
        Figures(asIfOff).Should().Contain("UnscannedFiles", 0);
        scanning.ExitCode.Should().Be(1);
        scanning.Errors.Should().Contain("2 differences");
        Figures(scanning).Should().Contain("UnscannedFiles", 2).And.Contain("MissingOutcomes", 0);
    }

    // Postings with ids of one to four digits, whose order as numbers is another than as texts.
    private static ApplicationId IdOf(int number) =>
        ApplicationId.Of(
            (number * 37) % 1_100,
            (byte)number,
            System.Security.Cryptography.SHA256.HashData(BitConverter.GetBytes(number))
        );

    private static async Task AddAsync(AppStorage storage, ApplicationId id)
    {
        var record = new ApplicationRecord(
            id,
            "bakery",
            "fingerprint",
            Long,
            new Candidate("Ada", "Example", "ada@example.com", null, null),
            [],
            null,
            new ApplicationDetails(null, [], [], Consents.None, null)
        );
        var file = NewFile(id);
        await storage.Get<IApplicationFiles>().PutAsync(id, file, Stop);
        await storage
            .Get<IApplicationStore>()
            .TryAddAsync(
                new NewApplication(record, [file.Record], [MailKind.Confirmation], []),
                Stop
            );
        await SaveTextAsync(storage, id);
    }

    private static NewFile NewFile(ApplicationId id) =>
        new(
            new FileRecord("resume", "cv.txt", FileFormat.Text, 1, new string('0', 64)),
            new System.Buffers.ReadOnlySequence<byte>(System.Text.Encoding.UTF8.GetBytes($"{id}"))
        );

    private static Task SaveTextAsync(AppStorage storage, ApplicationId id) =>
        storage
            .Get<ICvTexts>()
            .TrySaveAsync(
                new FileId(id, "resume"),
                new ExtractedText(
                    TextOutcome.Extracted,
                    FileFormat.Text,
                    "text",
                    "a text",
                    0,
                    TimeSpan.Zero,
                    null,
                    new ContactDetails([], [], [])
                ),
                Long,
                Stop
            );

    private static Dictionary<string, int> Figures(Invocation verb) =>
        verb
            .Lines.Select(line => line.Split("  ", 2))
            .ToDictionary(
                line => line[0],
                line => int.Parse(line[1], CultureInfo.InvariantCulture),
                StringComparer.Ordinal
            );

    private sealed class Tomorrow : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => System.GetUtcNow().AddHours(25);
    }
}
