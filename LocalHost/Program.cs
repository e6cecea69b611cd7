using System.CommandLine;
using ApplyFunctions.LocalHost.Commands;

var root = new RunCommand(Console.Out, Console.Error, TimeProvider.System).Create();
root.Subcommands.Add(new ImportCommand(Console.Out, Console.Error).Create());
root.Subcommands.Add(new KeysCommand(Console.Out, Console.Error, TimeProvider.System).Create());
root.Subcommands.Add(new DeadLettersCommand(Console.Out, Console.Error).Create());
root.Subcommands.Add(new ReconcileCommand(Console.Out, Console.Error).Create());
root.Subcommands.Add(new MigrateCommand(Console.Out, Console.Error).Create());
root.Subcommands.Add(new ReindexCommand(Console.Out, Console.Error).Create());
root.Subcommands.Add(new RescanCommand(Console.Out, Console.Error).Create());
root.Subcommands.Add(new SeedCommand(Console.Out, Console.Error, TimeProvider.System).Create());
root.Subcommands.Add(new TextCommand(Console.Out, Console.Error).Create());
root.Subcommands.Add(new BundleCommand(Console.Out, Console.Error).Create());

// Ctrl+C and SIGTERM ask the command to end, which is given five seconds for it.
var patience = new InvocationConfiguration { ProcessTerminationTimeout = TimeSpan.FromSeconds(5) };
return await root.Parse(args).InvokeAsync(patience);
