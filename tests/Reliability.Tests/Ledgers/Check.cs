using System.Globalization;

namespace ApplyFunctions.Reliability.Tests.Ledgers;

/// <summary>One line of the ledger.</summary>
/// <param name="Expected">Null where the number is only told.</param>
internal sealed record Check(string Name, string Counted, string? Expected, bool Holds)
{
    public static Check Equal(string name, int counted, int expected) =>
        new(name, Text(counted), Text(expected), counted == expected);

    public static Check AtMost(string name, int counted, int most) =>
        new(name, Text(counted), $"≤ {Text(most)}", counted <= most);

    public static Check Told(string name, string counted) => new(name, counted, null, true);

    public static Check Told(string name, int counted) => Told(name, Text(counted));

    private static string Text(int number) => number.ToString("n0", CultureInfo.InvariantCulture);
}
