using System.Text.RegularExpressions;
using Microsoft.Extensions.Configuration;

namespace Microsoft.Azure.Functions.Worker.Hosting.Configuration;

internal static partial class SettingNames
{
    private const int MatchMilliseconds = 1_000;

    /// <summary>Replaces each <c>%Setting%</c> by the setting's value.</summary>
    public static string ResolveSettings(this IConfiguration configuration, string text) =>
        Placeholder()
            .Replace(
                text,
                match =>
                    configuration[match.Groups["name"].Value]
                    ?? throw new InvalidOperationException(
                        $"The setting '{match.Groups["name"].Value}' named by '{text}' does not exist."
                    )
            );

    /// <summary><c>AzureWebJobs.{function}.Disabled</c>, or with double underscores for the dots.</summary>
    public static bool IsDisabled(this IConfiguration configuration, string function) =>
        (
            configuration[$"AzureWebJobs.{function}.Disabled"]
            ?? configuration[$"AzureWebJobs:{function}:Disabled"]
        )
            is { } value
        && (value is "1" || value.Equals("true", StringComparison.OrdinalIgnoreCase));

    [GeneratedRegex("%(?<name>[^%]+)%", RegexOptions.ExplicitCapture, MatchMilliseconds)]
    private static partial Regex Placeholder();
}
