using System.Globalization;
using ApplyFunctions.Core.Postings;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>The partitions of table <c>EqualityAnswers</c>: <c>{board}-{posting}</c>.</summary>
internal static class EqualityPartitions
{
    public static string Of(string board, long posting) =>
        string.Create(CultureInfo.InvariantCulture, $"{board}-{posting}");

    /// <summary>
    /// The filter for all partitions of a board, and for few others: a colon comes right behind the digits, so
    /// <c>acme-2026-17</c> matches for board <c>acme</c> too. <see cref="PostingOf"/> tells them.
    /// </summary>
    public static string IsAbout(string board) =>
        TableClient.CreateQueryFilter(
            $"PartitionKey ge {board + "-0"} and PartitionKey lt {board + "-:"}"
        );

    /// <summary>The posting; null where the partition is another board's.</summary>
    public static long? PostingOf(string partition, string board) =>
        partition.Length > board.Length + 1
        && partition.StartsWith(board, StringComparison.Ordinal)
        && partition[board.Length] == '-'
        && PostingId.TryParse(partition[(board.Length + 1)..], out var posting)
            ? posting
            : null;
}
