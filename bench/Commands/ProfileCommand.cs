using System.CommandLine;
using System.Runtime.InteropServices;
using ApplyFunctions.Bench.Measuring;
using ApplyFunctions.Bench.Profiles;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Bench.Commands;

/// <summary>Makes the profile by which publishing chooses what is compiled ahead.</summary>
internal sealed class ProfileCommand(TextWriter output, TimeProvider time)
{
    private readonly Option<string> _file = new("--file")
    {
        HelpName = "PATH",
        Description = "Where the profile is written to. Default: where publishing looks for it.",
        DefaultValueFactory = _ => Path.Combine(RepositoryFolder.Path, "Functions", "startup.mibc"),
    };

    public Command Create()
    {
        var command = new Command(
            "profile",
            "Writes down which methods a start, the first requests and the reading of documents use: only these are compiled ahead on publishing."
        )
        {
            _file,
        };
        command.SetAction(RunAsync);
        return command;
    }

    private async Task RunAsync(ParseResult parsed, CancellationToken stop)
    {
        var report = new Report(output);
        await report.HeadAsync("Methods that are compiled ahead", parsed);
        var folder = Directory.CreateTempSubdirectory("applyfunctions-profile-");
        try
        {
            var scenario = new Scenario(folder.FullName, time);
            string[] lists =
            [
                await scenario.RunAppAsync(stop),
                await scenario.RunReaderAsync(stop),
            ];
            await WriteAsync(report, lists, parsed.GetRequiredValue(_file));
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task WriteAsync(Report report, string[] lists, string path)
    {
        using var assemblies = new Assemblies(AppContext.BaseDirectory, Frameworks());
        using var profile = new ProfileImage(assemblies);
        List<object[]> rows =
        [
            ["process", "methods new in the profile"],
        ];
        foreach (var list in lists)
        {
            var before = profile.Count;
            foreach (var line in File.ReadLines(list))
            {
                if (JittedMethod.Parse(line) is { } method)
                {
                    profile.Add(method);
                }
            }

            rows.Add([Path.GetFileNameWithoutExtension(list), profile.Count - before]);
        }

        profile.Write(path);
        await report.TableAsync(rows);
        await report.LineAsync($"  {path}: {new FileInfo(path).Length / 1_024} KB");
    }

    private static string[] Frameworks()
    {
        var core = RuntimeEnvironment.GetRuntimeDirectory();
        var web = Path.GetDirectoryName(
            typeof(Microsoft.AspNetCore.Http.HttpContext).Assembly.Location
        );
        return web is null ? [core] : [core, web];
    }
}
