using System.CommandLine;
using ApplyFunctions.Bench.Commands;

var root = new RootCommand(
    "Measures ApplyFunctions on this machine: throughput against a bare program, start-up, trips to storage, reading documents, searching, listing, a rush, what it costs."
);
root.Subcommands.Add(new ThroughputCommand(Console.Out, TimeProvider.System).Create());
root.Subcommands.Add(new StartupCommand(Console.Out, TimeProvider.System).Create());
root.Subcommands.Add(new ProfileCommand(Console.Out, TimeProvider.System).Create());
root.Subcommands.Add(new TripsCommand(Console.Out, TimeProvider.System).Create());
root.Subcommands.Add(new PostingsCommand(Console.Out, TimeProvider.System).Create());
root.Subcommands.Add(new MemoryCommand(Console.Out).Create());
root.Subcommands.Add(new SearchCommand(Console.Out, TimeProvider.System).Create());
root.Subcommands.Add(new ListCommand(Console.Out, TimeProvider.System).Create());
root.Subcommands.Add(new RushCommand(Console.Out).Create());
root.Subcommands.Add(new CostCommand(Console.Out, TimeProvider.System).Create());
root.Subcommands.Add(new SnapshotCommand().Create());
root.Subcommands.Add(new TextsCommand(Console.Out, TimeProvider.System).Create());

// Ctrl+C and SIGTERM leave time to stop what was started and to remove its data.
var patience = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(15) };
return await root.Parse(args).InvokeAsync(patience);
