using System.Diagnostics;
using System.Runtime.InteropServices;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction.Isolation;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Isolation;

/// <summary>How the processes of a pool come and go.</summary>
public sealed class ReaderProcessTests
{
    private const int SigInt = 2;
    private const int SigTerm = 15;

    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(10);
    private static readonly byte[] Cv = Documents.Fixture("cv.txt");

    [Fact]
    public async Task A_process_that_is_killed_while_idle_costs_no_document()
    {
        await using var lab = new ReaderLab(workers: 1);
        await lab.ReadAsync(Cv);
        using (var process = Process.GetProcessById(lab.ProcessIds.Single()))
        {
            process.Kill();
        }

        var read = await lab.ReadAsync(Cv);

        read.Reading.Outcome.Should().Be(TextOutcome.Extracted);
        lab.Ends.Should().ContainSingle();
    }

    [Fact]
    public async Task A_process_that_is_killed_while_it_reads_gives_the_document_its_outcome()
    {
        await using var lab = new ReaderLab(workers: 1);
        await lab.ReadAsync(Cv);
        var reading = lab.ReadAsync(Ends.Hanging);
        await Task.Delay(TimeSpan.FromMilliseconds(500), TestContext.Current.CancellationToken);
        using (var process = Process.GetProcessById(lab.ProcessIds.Single()))
        {
            process.Kill();
        }

        (await reading).Reading.Detail.Should().Be(Ends.Unexpectedly);
    }

    // A terminal sends Ctrl+C to every process of its group, and a stop of a service may do the same with SIGTERM.
    [Theory]
    [InlineData(SigInt)]
    [InlineData(SigTerm)]
    public async Task A_process_leaves_signals_to_the_app(int signal)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "There are no such signals.");
        await using var lab = new ReaderLab(workers: 1);
        await lab.ReadAsync(Cv);
        var before = lab.ProcessIds;
        var reading = lab.ReadAsync(Ends.Hanging, Ends.Within(1));
        SendSignal(before.Single(), signal).Should().Be(0);

        (await reading).Reading.Detail.Should().Be(Ends.TooLate(1));
    }

    [Fact]
    public async Task The_end_of_the_pool_is_the_end_of_its_processes()
    {
        var lab = new ReaderLab(workers: 2);
        await Task.WhenAll(lab.ReadAsync(Cv), lab.ReadAsync(Cv));
        var ids = lab.ProcessIds;
        var reading = lab.ReadAsync(Ends.Hanging);
        var clock = Stopwatch.StartNew();

        await lab.DisposeAsync();

        clock.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(4));
        await ((Func<Task>)(() => reading)).Should().ThrowAsync<OperationCanceledException>();
        ids.Should().HaveCount(2).And.OnlyContain(id => !IsRunning(id));
        await ((Func<Task>)(() => lab.ReadAsync(Cv)))
            .Should()
            .ThrowAsync<ObjectDisposedException>();
    }

    [Fact]
    public async Task A_process_is_replaced_after_a_number_of_documents()
    {
        await using var lab = new ReaderLab(1, rules => rules with { Documents = 3 });
        for (var i = 0; i < 7; i++)
        {
            await lab.ReadAsync(Cv);
        }

        lab.Ends.Should().HaveCount(2).And.OnlyContain(end => end.Contains("it has read enough"));
    }

    [Fact]
    public async Task A_process_that_keeps_much_memory_is_replaced()
    {
        await using var lab = new ReaderLab(1, rules => rules with { KeptBytes = 1 });

        await lab.ReadAsync(Cv);

        lab.Ends.Should().ContainSingle().Which.Should().Contain("it kept much memory");
        lab.ProcessIds.Should().BeEmpty();
    }

    [Fact]
    public async Task A_process_that_has_nothing_to_do_is_ended()
    {
        await using var lab = new ReaderLab(
            1,
            rules => rules with { IdleFor = TimeSpan.FromMilliseconds(500) }
        );
        await lab.ReadAsync(Cv);

        var ended = () => lab.ProcessIds.Count == 0;
        SpinWait.SpinUntil(ended, Patience).Should().BeTrue();
        lab.Ends.Should().ContainSingle().Which.Should().Contain("it had nothing to do");
        (await lab.ReadAsync(Cv)).Reading.Outcome.Should().Be(TextOutcome.Extracted);
    }

    [Fact]
    public async Task A_program_that_is_not_there_is_told()
    {
        await using var lab = new ReaderLab(launch: start => start.FileName = "/nowhere/dotnet");

        var reading = () => lab.ReadAsync(Cv);

        (await reading.Should().ThrowAsync<ReaderUnavailableException>()).WithMessage(
            "The process that reads documents could not be started (/nowhere/dotnet *"
        );
    }

    [Fact]
    public async Task A_program_that_does_not_get_ready_is_told_with_what_it_says()
    {
        await using var lab = new ReaderLab(launch: start =>
            start.ArgumentList[0] = "/nowhere/App.dll"
        );

        var reading = () => lab.ReadAsync(Cv);

        (await reading.Should().ThrowAsync<ReaderUnavailableException>()).WithMessage(
            "The process that reads documents did not get ready (*/nowhere/App.dll*): ?*"
        );
    }

    [Fact]
    public async Task Programs_that_end_before_they_have_a_document_are_no_outcome_of_it()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "It takes a shell.");
        await using var lab = new ReaderLab(launch: start =>
        {
            start.FileName = "/bin/sh";
            start.ArgumentList.Clear();
            start.ArgumentList.Add("-c");
            start.ArgumentList.Add(@"printf '\001\000\000\000\000'");
        });

        var reading = () => lab.ReadAsync(Cv);

        await reading.Should().ThrowAsync<ReaderUnavailableException>();
        lab.Ends.Should().HaveCount(2);
    }

    private static bool IsRunning(int id)
    {
        try
        {
            using var process = Process.GetProcessById(id);
            return !process.HasExited;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    [DllImport("libc", EntryPoint = "kill", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int SendSignal(int processId, int signal);
}
