using System.Globalization;

namespace ApplyFunctions.Reliability.Tests.Load;

/// <summary>How much is submitted and broken: environment variables <c>RELIABILITY_*</c>, for a longer run.</summary>
/// <param name="Applications">How many people apply.</param>
/// <param name="Kills">How often the app is killed.</param>
/// <param name="Faults">The part of the calls to storage and mail that meets a fault.</param>
/// <param name="Clients">How many submit at the same time.</param>
/// <param name="KillEvery">The shortest time from a start of the app to its end.</param>
/// <param name="Settle">How long everything owed may take after the load.</param>
/// <param name="Drain">How long to wait for messages that killed lives had taken; they come back after 10 minutes.</param>
/// <param name="MailWithin">How long the mail may take that a kill has left, from the restart.</param>
/// <param name="EveryStep">Whether the app is killed before each call, too, and not only after it.</param>
/// <param name="Report">A file for the report, beside the output.</param>
internal sealed record RunOptions(
    int Applications,
    int Kills,
    double Faults,
    int Seed,
    int Clients,
    TimeSpan KillEvery,
    TimeSpan Settle,
    TimeSpan Drain,
    TimeSpan MailWithin,
    bool EveryStep,
    string? Report
)
{
    public static RunOptions FromEnvironment() =>
        new(
            (int)Number("APPLICATIONS", 40),
            (int)Number("KILLS", 6),
            Number("FAULTS", 0.05),
            (int)Number("SEED", 20_240_607),
            (int)Number("CLIENTS", 6),
            TimeSpan.FromSeconds(Number("KILL_EVERY", 1)),
            TimeSpan.FromSeconds(Number("SETTLE", 180)),
            TimeSpan.FromSeconds(Number("DRAIN", 0)),
            TimeSpan.FromSeconds(Number("MAIL_WITHIN", 120)),
            Environment.GetEnvironmentVariable("RELIABILITY_STEPS") == "all",
            Environment.GetEnvironmentVariable("RELIABILITY_REPORT")
        );

    /// <summary>The steps at which the app is killed, one after the other.</summary>
    public IReadOnlyList<Step> Steps => EveryStep ? Load.Steps.All : Load.Steps.Short;

    public override string ToString() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{Applications} applications, {Kills} kills, {Faults:p0} faults, {Clients} clients, seed {Seed}"
        );

    private static double Number(string name, double otherwise) =>
        Environment.GetEnvironmentVariable($"RELIABILITY_{name}") is { Length: > 0 } text
            ? double.Parse(text, CultureInfo.InvariantCulture)
            : otherwise;
}
