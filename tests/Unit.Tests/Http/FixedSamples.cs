using CsCheck;

namespace ApplyFunctions.Unit.Tests.Http;

/// <summary>
/// The same samples on every run, each from a stream of its own: the seed that CsCheck's <c>Sample</c> takes is that
/// of its first sample only.
/// </summary>
internal static class FixedSamples
{
    private const ulong Seed = 20_240_607;

    internal static IEnumerable<T> Fixed<T>(this Gen<T> generator, int count) =>
        Enumerable
            .Range(1, count)
            .Select(number => generator.Generate(new PCG((uint)number, Seed), null, out _));
}
