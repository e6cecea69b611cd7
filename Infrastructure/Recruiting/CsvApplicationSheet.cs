using ApplyFunctions.Core.Recruiting;
using CsvHelper;

namespace ApplyFunctions.Infrastructure.Recruiting;

/// <summary>Applications as CSV, RFC 4180 in UTF-8.</summary>
internal sealed class CsvApplicationSheet : IApplicationSheet
{
    private static readonly CsvWriterOptions Format = new();

    // Excel reads UTF-8 by it alone.
    private static readonly CsvWriterOptions Beginning = new() { WriteByteOrderMark = true };

    public ReadOnlyMemory<byte> Head(IReadOnlyList<string> columns) => Write([columns], Beginning);

    public ReadOnlyMemory<byte> Rows(IEnumerable<IReadOnlyList<string?>> rows) =>
        Write(rows, Format);

    private static ReadOnlyMemory<byte> Write(
        IEnumerable<IReadOnlyList<string?>> rows,
        CsvWriterOptions options
    )
    {
        using var stream = new MemoryStream();
        using (var csv = CsvWriter.Create(stream, options, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                csv.WriteRecord([.. row.Select(InertCell.Of)]);
            }
        }

        return stream.GetBuffer().AsMemory(0, (int)stream.Length);
    }
}
