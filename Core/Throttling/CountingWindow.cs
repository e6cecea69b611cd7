using System.Collections.Concurrent;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Security.Cryptography;
using System.Text;

namespace ApplyFunctions.Core.Throttling;

/// <summary>What this instance knows of one window. It is forgotten as a whole when the window is over.</summary>
internal sealed class CountingWindow(long number, TimeSpan length, byte[] hashKey)
{
    // Some 15 MB. Who comes after so many others within one window is not counted.
    private const int MostTallies = 100_000;

    // Half of an IPv6 address: what one household or machine is given.
    private const int NetworkBytes = 8;
    private const int NameBytes = 16;

    private readonly ConcurrentDictionary<string, Tally> _tallies = new(StringComparer.Ordinal);

    // Of the day: what is kept of one day cannot be told from, or put beside, that of another.
    private readonly byte[] _dayKey = HMACSHA256.HashData(
        hashKey,
        Encoding.UTF8.GetBytes(
            $"throttling {DayOf(number, length).ToString("O", CultureInfo.InvariantCulture)}"
        )
    );

    public long Number => number;

    public DateTimeOffset Ends => new((number + 1) * length.Ticks, TimeSpan.Zero);

    public static long NumberOf(DateTimeOffset moment, TimeSpan length) =>
        moment.UtcTicks / length.Ticks;

    public string NameOf(IPAddress address) => Hash($"address {Network(address)}");

    public string NameOf(string board, long posting) =>
        Hash(string.Create(CultureInfo.InvariantCulture, $"posting {board} {posting}"));

    public SubmissionCounter CounterOf(string name) => new(DayOf(number, length), number, name);

    public bool TryFind(string name, [NotNullWhen(true)] out Tally? tally) =>
        _tallies.TryGetValue(name, out tally);

    /// <summary>Null where there are too many already.</summary>
    public Tally? FindOrAdd(string name) =>
        _tallies.TryGetValue(name, out var tally) ? tally
        : _tallies.Count < MostTallies ? _tallies.GetOrAdd(name, _ => new Tally())
        : null;

    private static DateOnly DayOf(long number, TimeSpan length) =>
        DateOnly.FromDateTime(new DateTime(number * length.Ticks, DateTimeKind.Utc));

    private static string Network(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return plain.AddressFamily == AddressFamily.InterNetworkV6
            ? Convert.ToHexStringLower(plain.GetAddressBytes().AsSpan(0, NetworkBytes))
            : plain.ToString();
    }

    private string Hash(string text) =>
        Convert.ToHexStringLower(
            HMACSHA256.HashData(_dayKey, Encoding.UTF8.GetBytes(text)).AsSpan(0, NameBytes)
        );

    /// <summary>How often something was counted.</summary>
    public sealed class Tally
    {
        private int _mine;
        private int _others;

        public int Sum => Volatile.Read(ref _mine) + Volatile.Read(ref _others);

        public int CountMine() => Interlocked.Increment(ref _mine);

        /// <summary>Theirs only grows; an answer that was overtaken must not lower it.</summary>
        public void Learn(int others)
        {
            for (var known = _others; others > known; known = _others)
            {
                if (Interlocked.CompareExchange(ref _others, others, known) == known)
                {
                    return;
                }
            }
        }
    }
}
