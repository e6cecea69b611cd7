namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>What rows say of the release that wrote them.</summary>
internal static class RowSchema
{
    public const string Column = "Schema";

    /// <summary>
    /// That of every row that is written. Raised where a column gets another meaning, which releases that run side by side can't
    /// bear: new columns need no new number.
    /// </summary>
    public const int Current = 1;

    /// <summary>Whether this release reads rows of it as they are meant.</summary>
    public static bool IsKnown(int schema) => schema == Current;
}
