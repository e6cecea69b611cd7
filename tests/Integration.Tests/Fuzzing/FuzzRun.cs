using System.Diagnostics;
using System.Globalization;
using CsCheck;

namespace ApplyFunctions.Integration.Tests.Fuzzing;

/// <summary>
/// The bodies of one run: the same ones every time, so that a failure can be had again; or, where the variable
/// <c>FUZZ_SECONDS</c> is set, other ones for so long.
/// </summary>
internal static class FuzzRun
{
    private const ulong UsualSeed = 20_240_607;

    public static IEnumerable<FuzzCase> Cases(int count)
    {
        var seconds = Environment.GetEnvironmentVariable("FUZZ_SECONDS");
        if (string.IsNullOrEmpty(seconds))
        {
            return Enumerable.Range(1, count).Select(number => Case(number, UsualSeed));
        }

        var time = TimeSpan.FromSeconds(double.Parse(seconds, CultureInfo.InvariantCulture));
        var seed = (ulong)Stopwatch.GetTimestamp();
        var clock = Stopwatch.StartNew();
        return Enumerable
            .Range(1, int.MaxValue)
            .TakeWhile(_ => clock.Elapsed < time)
            .Select(number => Case(number, seed));
    }

    private static FuzzCase Case(int number, ulong seed) =>
        new(
            $"case {number} of seed {seed}",
            FuzzBody
                .Of($"fuzz.{seed}.{number}@example.com")
                .Generate(new PCG((uint)number, seed), null, out _)
        );
}

/// <param name="Name">By which it can be had again.</param>
internal sealed record FuzzCase(string Name, FuzzBody Body)
{
    /// <summary>What to look at when it fails.</summary>
    public string Describe() =>
        $"{Name}: {Body.ContentType}, {Body.Bytes.Length} bytes, in Base64: {Convert.ToBase64String(Body.Bytes.AsSpan(0, Math.Min(Body.Bytes.Length, 20_000)))}";
}
