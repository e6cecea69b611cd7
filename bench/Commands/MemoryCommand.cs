using System.CommandLine;
using ApplyFunctions.Bench.Measuring;
using ApplyFunctions.Bench.Memory;
using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Jobs;
using BenchmarkDotNet.Running;
using BenchmarkDotNet.Toolchains.InProcess.Emit;

namespace ApplyFunctions.Bench.Commands;

/// <summary>The memory that one application takes on its way through the app.</summary>
internal sealed class MemoryCommand(TextWriter output)
{
    public Command Create()
    {
        var command = new Command(
            "memory",
            "Bytes allocated to read and judge a multipart application of 2 MB, with BenchmarkDotNet's memory diagnoser."
        );
        command.SetAction(RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var report = new Report(output);
        await report.HeadAsync("Memory of reading and judging an application", parsed);
        var folder = Path.Combine(Path.GetTempPath(), "applyfunctions-bench");
        var summary = BenchmarkRunner.Run<JudgingBenchmark>(
            ManualConfig
                .CreateMinimumViable()
                .AddJob(
                    Job.ShortRun.WithToolchain(
                        new InProcessEmitToolchain(TimeSpan.FromMinutes(2), true)
                    )
                )
                .WithArtifactsPath(folder)
        );
        var allocated = summary
            .Reports.Single()
            .GcStats.GetBytesAllocatedPerOperation(summary.Reports.Single().BenchmarkCase);
        var body = new JudgingBenchmark();
        body.SetUp();
        await report.LineAsync();
        await report.TableAsync([
            ["body", body.BodyBytes],
            ["allocated", (int)(allocated ?? 0)],
            ["ratio", (double)(allocated ?? 0) / body.BodyBytes],
        ]);
        body.CleanUp();
    }
}
