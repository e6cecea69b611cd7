using ApplyFunctions.Core.DeadLetters;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage.DeadLetters;

/// <summary>Turns a dead letter into a row and back.</summary>
internal static class DeadLetterRow
{
    public static TableEntity Of(DeadLetter letter) =>
        new(letter.Board, letter.Id)
        {
            [RowSchema.Column] = RowSchema.Current,
            ["Work"] = letter.Work.ToString(),
            ["ApplicationId"] = letter.ApplicationId?.ToString(),
            ["Body"] = letter.Body,
            ["KeptAt"] = letter.KeptAt,
            ["State"] = letter.State.ToString(),
            ["Replays"] = letter.Replays,
        };

    public static DeadLetter Letter(TableEntity row) =>
        new(
            row.RowKey,
            Enum.Parse<WorkKind>(row.GetString("Work")),
            row.PartitionKey,
            ApplicationId.TryParse(row.GetString("ApplicationId"), out var id) ? id : null,
            row.GetString("Body"),
            row.GetDateTimeOffset("KeptAt")!.Value,
            Enum.Parse<DeadLetterState>(row.GetString("State")),
            row.GetInt32("Replays") ?? 0,
            row.ETag.ToString()
        );

    /// <summary>The filter for an application.</summary>
    public static string IsAbout(ApplicationId id) =>
        TableClient.CreateQueryFilter($"ApplicationId eq {id.ToString()}");

    /// <summary>The filter for a state.</summary>
    public static string Is(DeadLetterState state) =>
        TableClient.CreateQueryFilter($"State eq {state.ToString()}");
}
