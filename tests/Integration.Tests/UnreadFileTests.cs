using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests;

/// <summary>
/// What is stored of reading a file that is no longer there, or no longer that. The rows are made without files, so that the app
/// that runs beside the test leaves them alone.
/// </summary>
public sealed class UnreadFileTests(RunningSystem system) : IAsyncDisposable
{
    private readonly List<string> _added = [];
    private readonly ServiceProvider _services = AppComposition.Build(system.Host.Settings);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private IApplicationStore Applications => _services.GetRequiredService<IApplicationStore>();

    public async ValueTask DisposeAsync()
    {
        foreach (var id in _added)
        {
            foreach (var key in (await system.Storage.RowsAsync(id, Stop)).Keys)
            {
                await system.Storage.DeleteRowAsync(id, key, Stop);
            }
        }

        await _services.DisposeAsync();
    }

    [Fact]
    public async Task The_outcome_takes_the_place_of_the_mark()
    {
        var id = await AddAsync();

        (await SaveAsync(id, null)).Should().BeTrue();
        (await SaveAsync(id, null)).Should().BeTrue("reading twice gives the same state");

        var rows = await system.Storage.RowsAsync($"{id}", Stop);
        rows.Keys.Should().Contain(["file.resume", "text.resume"]).And.NotContain("unread.resume");
    }

    [Fact]
    public async Task The_text_of_a_file_that_was_replaced_unread_is_not_kept()
    {
        var id = await AddAsync();
        await ReplaceAsync(id);

        (await SaveAsync(id, null)).Should().BeFalse();

        var rows = await system.Storage.RowsAsync($"{id}", Stop);
        rows.Keys.Should().NotContain(["text.resume", "unread.resume"]);
        (await system.Storage.BlobAsync("texts", $"{id}/resume.txt", Stop)).Should().BeNull();
        (await SaveAsync(id, "0123456789abcdef")).Should().BeTrue();
    }

    [Fact]
    public async Task A_file_that_is_read_while_it_is_replaced_is_replaced_all_the_same()
    {
        var id = await AddAsync();
        var before = (await Applications.FindWholeAsync(id, Stop))!;
        await SaveAsync(id, null);

        (await Applications.TryChangeAsync(before, Replacement(before), Stop)).Should().BeFalse();
        await ReplaceAsync(id);

        var rows = await system.Storage.RowsAsync($"{id}", Stop);
        rows.Keys.Should().NotContain(["text.resume", "unread.resume"]);
    }

    [Fact]
    public async Task The_text_of_a_file_that_was_refused_is_not_kept()
    {
        var id = await AddAsync();
        await _services
            .GetRequiredService<IFileScans>()
            .TryRecordAsync(
                new FileId(id, "resume"),
                new FileScan(ScanState.Infected, "Test", TimeProvider.System.GetUtcNow()),
                Stop
            );

        (await SaveAsync(id, null)).Should().BeFalse();

        (await system.Storage.RowsAsync($"{id}", Stop)).Keys.Should().NotContain("text.resume");
    }

    /// <summary>As a former release has stored it.</summary>
    [Fact]
    public async Task A_file_without_a_mark_is_read()
    {
        var id = await AddAsync();
        await system.Storage.DeleteRowAsync($"{id}", "unread.resume", Stop);

        (await SaveAsync(id, null)).Should().BeTrue();

        (await system.Storage.RowsAsync($"{id}", Stop)).Keys.Should().Contain("text.resume");
    }

    private Task<bool> SaveAsync(ApplicationId id, string? variant) =>
        _services
            .GetRequiredService<ICvTexts>()
            .TrySaveAsync(
                new FileId(id, "resume", variant),
                new ExtractedText(
                    TextOutcome.Extracted,
                    FileFormat.Text,
                    "text",
                    "Text",
                    1,
                    TimeSpan.Zero,
                    null,
                    new ContactDetails([], [], [])
                ),
                TimeProvider.System.GetUtcNow(),
                Stop
            );

    private async Task ReplaceAsync(ApplicationId id)
    {
        var before = (await Applications.FindWholeAsync(id, Stop))!;
        (await Applications.TryChangeAsync(before, Replacement(before), Stop)).Should().BeTrue();
    }

    private static ApplicationChange Replacement(StoredApplication before) =>
        new(
            before.Record,
            HistoryEvents.FileReplaced,
            TimeProvider.System.GetUtcNow(),
            File("0123456789abcdef")
        );

    private async Task<ApplicationId> AddAsync()
    {
        var id = ApplicationId.Of(ApplicationForm.OpenPosting, 0, Guid.NewGuid().ToByteArray());
        var record = new ApplicationRecord(
            id,
            ApplicationForm.Board,
            "",
            TimeProvider.System.GetUtcNow(),
            new Candidate("Ada", "Example", "ada@example.com", null, null),
            [],
            null,
            new ApplicationDetails(null, [], [], Consents.None, null)
        );
        var added = await Applications.TryAddAsync(
            new NewApplication(record, [File(null)], [], []),
            Stop
        );
        added.Should().Be(AddOutcome.Added);
        _added.Add($"{id}");
        return id;
    }

    private static FileRecord File(string? variant) =>
        new("resume", "cv.txt", FileFormat.Text, 4, new string('0', 64)) { Variant = variant };
}
