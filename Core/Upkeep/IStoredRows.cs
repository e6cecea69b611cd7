namespace ApplyFunctions.Core.Upkeep;

/// <summary>The rows of all tables, as far as they say what release they are of.</summary>
public interface IStoredRows
{
    /// <summary>Reads every table from end to end; one after the other, by name.</summary>
    IAsyncEnumerable<TableRows> CountAsync(CancellationToken cancellationToken);
}

/// <param name="Schemas">Those that rows have, in order; null where there is no such table.</param>
public sealed record TableRows(string Table, IReadOnlyList<SchemaRows>? Schemas);

/// <param name="Schema">Null for rows without one.</param>
/// <param name="IsKnown">Whether this release can read them.</param>
public sealed record SchemaRows(string? Schema, long Rows, bool IsKnown);
