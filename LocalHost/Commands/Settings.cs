using System.CommandLine;
using System.Globalization;
using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Commands;

/// <summary>The options that every command shares.</summary>
internal static class Settings
{
    public static Option<int> PortBase { get; } = CreatePortBase();

    public static Option<string?> Data { get; } =
        new("--data")
        {
            Description = "Where the data stay between runs. Default: .local in the repository.",
            HelpName = "DIR",
            Recursive = true,
        };

    public static Ports Ports(ParseResult parsed) => new(parsed.GetValue(PortBase));

    public static string DataFolder(ParseResult parsed, string repository) =>
        Path.GetFullPath(parsed.GetValue(Data) ?? Path.Combine(repository, ".local"));

    private static Option<int> CreatePortBase()
    {
        var option = new Option<int>("--port-base")
        {
            Description =
                "Moves all ports, so that several can run at once. N is added to their last digits: with 20000 the "
                + "functions are at 20071, the careers page at 20280, sign-in at 20282, the recruiters' pages at 20283, the mail catcher at 20025, the OCR "
                + "emulator at 20026 and Azurite at 20000, 20001, 20002. Default: 7071, 4280, 4282, 4283, 8025, 8026, 10000 to 10002.",
            HelpName = "N",
            Recursive = true,
        };
        option.Validators.Add(result =>
        {
            if (
                result.Tokens.Count == 1
                && int.TryParse(result.Tokens[0].Value, CultureInfo.InvariantCulture, out var value)
                && !Running.Ports.IsBase(value)
            )
            {
                result.AddError(
                    FormattableString.Invariant(
                        $"--port-base must be 0 or from {Running.Ports.LowestBase} to {Running.Ports.HighestBase}."
                    )
                );
            }
        });
        return option;
    }
}
