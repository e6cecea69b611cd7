using System.Globalization;
using System.Text;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>Texts that are too long for one property of a row: they go on in <c>Name1</c>, <c>Name2</c>, and so on.</summary>
internal static class LongText
{
    // A property takes 64 KiB, which is 32,768 UTF-16 code units.
    private const int PropertyLength = 32_000;

    public static void Put(TableEntity row, string name, string text)
    {
        var part = 0;
        for (var at = 0; at < text.Length; part++)
        {
            var length = Math.Min(PropertyLength, text.Length - at);

            // Never between the two halves of a character, which would be stored as none.
            length -= char.IsHighSurrogate(text[at + length - 1]) ? 1 : 0;
            row[Property(name, part)] = text.Substring(at, length);
            at += length;
        }
    }

    /// <summary>Null where there is none.</summary>
    public static string? Get(TableEntity row, string name)
    {
        var text = new StringBuilder();
        for (var part = 0; row.GetString(Property(name, part)) is { } found; part++)
        {
            text.Append(found);
        }

        return text.Length == 0 ? null : text.ToString();
    }

    private static string Property(string name, int part) =>
        part == 0 ? name : $"{name}{part.ToString(CultureInfo.InvariantCulture)}";
}
