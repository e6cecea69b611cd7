using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Upkeep;
using ApplyFunctions.Testing;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests;

/// <summary>What is deleted of submissions of which no application came, and that nothing else is.</summary>
public sealed class SweepTests(RunningSystem system)
{
    private static readonly TimeSpan Age = new UpkeepOptions().OrphanAge;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    private static DateTimeOffset Now => TimeProvider.System.GetUtcNow();

    [Fact]
    public async Task What_a_submission_left_is_deleted_when_it_is_old_and_not_before()
    {
        var form = new ApplicationForm();
        var id = await LeaveOrphanAsync(form);

        await SweepAsync(id, Now + Age - TimeSpan.FromMinutes(1));
        (await FileAsync(id)).Should().Equal(form.Content("resume"));

        // The app that runs beside the test may be reading the file: what one run meets in use is left to the next.
        await Patience.UntilAsync(
            async () =>
            {
                await SweepAsync(id, Now + Age + TimeSpan.FromMinutes(1));
                return await EntriesAsync(id);
            },
            entries => entries.Count == 0,
            Stop
        );
        (await FileAsync(id)).Should().BeNull();
        (await system.Storage.BlobAsync("texts", $"{id}/resume.txt", Stop)).Should().BeNull();
        (await system.Storage.RowsAsync($"{id}", Stop)).Should().BeEmpty();
    }

    /// <summary>A whole repeat before each of the sweeper's calls to storage, and after the last.</summary>
    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(5)]
    [InlineData(6)]
    [InlineData(7)]
    [InlineData(8)]
    public async Task An_application_that_is_accepted_while_it_is_swept_keeps_its_file(int step)
    {
        var form = new ApplicationForm();
        var id = await LeaveOrphanAsync(form);
        Answer? answer = null;

        var steps = await SweepAsync(id, Now + Age + TimeSpan.FromMinutes(1), ApplyAsync, step);
        if (answer is null)
        {
            steps.Should().BeLessThan(step);
            await ApplyAsync();
        }

        answer!.Status.Should().Be(200);
        answer.Id.Should().Be($"{id}");
        (await FileAsync(id)).Should().Equal(form.Content("resume"));
        await system.RowAsync(
            answer.Id,
            "text.resume",
            row => row.GetString("Outcome") == "Extracted",
            Stop,
            seconds: 180
        );
        (await system.Storage.BlobAsync("texts", $"{id}/resume.txt", Stop)).Should().NotBeNull();
        await system.Mails.FirstToAsync(form.Email, Stop);

        async Task ApplyAsync() => answer = await system.ApplyAsync(form, Stop);
    }

    /// <summary>A whole sweep between two of the repeat's calls to storage.</summary>
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task An_application_that_is_swept_while_it_is_accepted_keeps_its_file(
        bool beforeTheTouch
    )
    {
        var form = new ApplicationForm();
        var id = await LeaveOrphanAsync(form);

        // Now all that was left is just old enough, and what is touched from now on is not.
        var cutoff = Now + TimeSpan.FromSeconds(1);
        await Patience.UntilAsync(
            () => Task.FromResult(Now),
            now => now > cutoff.AddSeconds(1),
            Stop
        );
        var sweeps = 0;
        async Task SweepOnceAsync()
        {
            if (Interlocked.Increment(ref sweeps) == 1)
            {
                await SweepAsync(id, cutoff + Age);
            }
        }

        await using var writer = system.Compose(change: services =>
        {
            if (beforeTheTouch)
            {
                services.AddSingleton<HttpPipelinePolicy>(new BeforeTouch(SweepOnceAsync));
            }
            else
            {
                services.AddSingleton<IApplicationStore>(provider => new BeforeCommit(
                    ActivatorUtilities.CreateInstance<Infrastructure.Storage.TableApplicationStore>(
                        provider
                    ),
                    SweepOnceAsync
                ));
            }
        });
        var accepted = await writer.SubmitAsync(form, Stop);

        sweeps.Should().BePositive();
        accepted.Should().BeOfType<SubmitOutcome.Accepted>().Which.Id.Should().Be(id);
        (await FileAsync(id)).Should().Equal(form.Content("resume"));
        await system.RowAsync($"{id}", "text.resume", _ => true, Stop, seconds: 180);
        await system.Mails.FirstToAsync(form.Email, Stop);
    }

    // As after a crash between the files and the commit, and of a reader of the file between text and outcome.
    private async Task<ApplicationId> LeaveOrphanAsync(ApplicationForm form)
    {
        ApplicationId? left = null;
        await using var crashing = system.Compose(change: s =>
            s.AddSingleton<IApplicationStore>(
                new BeforeCommit(null, () => throw new TimeoutException("crashed"), i => left = i)
            )
        );
        var crash = () => crashing.SubmitAsync(form, Stop);
        await crash.Should().ThrowAsync<TimeoutException>();
        await system.Storage.PutBlobAsync(
            "texts",
            $"{left}/resume.txt",
            "a text"u8.ToArray(),
            Stop
        );
        return left!.Value;
    }

    /// <returns>How many calls to storage the sweeper made.</returns>
    private async Task<int> SweepAsync(
        ApplicationId id,
        DateTimeOffset now,
        Func<Task>? before = null,
        int step = 0
    )
    {
        SteppedStorage? steps = null;
        await using var services = system.Compose(change: s =>
            s.AddSingleton<TimeProvider>(new PinnedTime(now))
                .AddSingleton(provider =>
                    steps ??= new SteppedStorage(
                        id,
                        ActivatorUtilities.CreateInstance<Infrastructure.Storage.TableOutbox>(
                            provider
                        ),
                        ActivatorUtilities.CreateInstance<Infrastructure.Storage.Upkeep.StoredItems>(
                            provider
                        ),
                        number => number == step ? before!() : Task.CompletedTask
                    )
                )
                .AddSingleton<IOutbox>(p => p.GetRequiredService<SteppedStorage>())
                .AddSingleton<IStoredItems>(p => p.GetRequiredService<SteppedStorage>())
        );
        await services.GetRequiredService<SweepOrphans>().ExecuteAsync(Stop);
        return steps!.Steps;
    }

    private Task<byte[]?> FileAsync(ApplicationId id) =>
        system.Storage.BlobAsync("applications", $"{id}/resume", Stop);

    private Task<List<Azure.Data.Tables.TableEntity>> EntriesAsync(ApplicationId id) =>
        system.Storage.QueryAsync("Outbox", $"RowKey eq '{id}'", Stop);
}
