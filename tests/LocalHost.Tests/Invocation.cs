using System.CommandLine;
using ApplyFunctions.LocalHost.Commands;

namespace ApplyFunctions.LocalHost.Tests;

/// <summary>What a verb wrote, and how it ended.</summary>
internal sealed record Invocation(int ExitCode, string Output, string Errors)
{
    public static async Task<Invocation> OfAsync(params string[] arguments)
    {
        using var output = new StringWriter();
        using var errors = new StringWriter();
        var root = new RunCommand(output, errors, TimeProvider.System).Create();
        root.Subcommands.Add(new ImportCommand(output, errors).Create());
        root.Subcommands.Add(new KeysCommand(output, errors, TimeProvider.System).Create());
        root.Subcommands.Add(new DeadLettersCommand(output, errors).Create());
        root.Subcommands.Add(new ReconcileCommand(output, errors).Create());
        root.Subcommands.Add(new MigrateCommand(output, errors).Create());
        root.Subcommands.Add(new RescanCommand(output, errors).Create());
        root.Subcommands.Add(new SeedCommand(output, errors, TimeProvider.System).Create());
        root.Subcommands.Add(new TextCommand(output, errors).Create());
        var exitCode = await root.Parse(arguments)
            .InvokeAsync(
                new InvocationConfiguration { Error = errors, Output = output },
                TestContext.Current.CancellationToken
            );
        return new Invocation(exitCode, output.ToString(), errors.ToString());
    }

    public string[] Lines =>
        Output.Split(Environment.NewLine, StringSplitOptions.RemoveEmptyEntries);
}
