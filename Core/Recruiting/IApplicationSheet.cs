namespace ApplyFunctions.Core.Recruiting;

/// <summary>Writes tables for spreadsheets, a part at a time. Whatever a cell holds, no spreadsheet calculates it.</summary>
public interface IApplicationSheet
{
    /// <summary>What a file begins with.</summary>
    ReadOnlyMemory<byte> Head(IReadOnlyList<string> columns);

    /// <param name="rows">Each with a cell for each column.</param>
    ReadOnlyMemory<byte> Rows(IEnumerable<IReadOnlyList<string?>> rows);
}
