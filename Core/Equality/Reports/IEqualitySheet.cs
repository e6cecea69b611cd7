namespace ApplyFunctions.Core.Equality.Reports;

/// <summary>Writes a report for spreadsheets.</summary>
public interface IEqualitySheet
{
    /// <summary>CSV (RFC 4180, UTF-8): a row for each option. Nothing in it is a formula to a spreadsheet.</summary>
    ReadOnlyMemory<byte> Write(EqualityReport report);
}
