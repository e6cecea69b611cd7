using System.Globalization;

namespace ApplyFunctions.Core.Applications;

/// <summary>Says sizes as people read them on their own machines: a kilobyte is 1,024 bytes.</summary>
public static class Sizes
{
    private const int Kilobyte = 1024;
    private const int Megabyte = 1024 * Kilobyte;

    /// <summary>Rounded down to a tenth, so that a limit is never promised to be more than it is.</summary>
    public static string InWords(long bytes)
    {
        var (unit, name) = bytes < Megabyte ? (Kilobyte, "kB") : (Megabyte, "MB");
        var tenths = decimal.Truncate(bytes * 10m / unit) / 10;
        return string.Create(CultureInfo.InvariantCulture, $"{tenths:0.#} {name}");
    }
}
