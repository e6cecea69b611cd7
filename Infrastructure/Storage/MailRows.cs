using ApplyFunctions.Core.Emails;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>What the provider reported of a mail, as columns of its row in the ledger.</summary>
internal static class MailRows
{
    private const string State = "Delivery";
    private const string At = "DeliveryAt";
    private const string Reason = "DeliveryReason";
    private const string Events = "LastEvents";

    public static void Put(TableEntity row, MailDelivery delivery)
    {
        row[State] = Word(delivery.State);
        row[At] = delivery.At;
        // A merge leaves a column alone that is null, and what is there may be of an earlier event.
        row[Reason] = delivery.Reason ?? "";
        row[Events] = delivery.Events;
    }

    public static MailDelivery? Delivery(TableEntity row) =>
        row.GetString(State) is { } state
            ? new MailDelivery(
                Enum.Parse<DeliveryState>(state, ignoreCase: true),
                row.GetDateTimeOffset(At)!.Value,
                row.GetString(Reason) is { Length: > 0 } reason ? reason : null,
                row.GetString(Events) ?? ""
            )
            : null;

    /// <summary>The event of the application's history, such as <c>confirmation-bounced</c>.</summary>
    public static TableEntity NotDelivered(MailId id, MailDelivery delivery)
    {
        var row = ApplicationRows.Event(
            id.ApplicationId,
            delivery.At,
            $"{id.Name}-{Word(delivery.State)}"
        );
        row["Reason"] = delivery.Reason;
        return row;
    }

    private static string Word(DeliveryState state) => state.ToString().ToLowerInvariant();
}
