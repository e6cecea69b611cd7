namespace ApplyFunctions.Core.Emails;

/// <summary>Reads what the mail provider posts about mails that it took.</summary>
public interface IDeliveryReports
{
    /// <summary>
    /// Only what the provider has signed is read; anything else is a problem, never an exception. What a report says
    /// about other things than the delivery of our mails is left out.
    /// </summary>
    Task<DeliveryReport> ReadAsync(SignedReport report, CancellationToken cancellationToken);
}

/// <param name="Signature">The header as it came; null where there was none.</param>
/// <param name="Timestamp">When it was signed; the header as it came.</param>
public sealed record SignedReport(
    Stream Content,
    long? ContentLength,
    string? Signature,
    string? Timestamp
);

/// <summary>What a report says, or why it is not taken. Exactly one of the two is set.</summary>
public sealed record DeliveryReport(IReadOnlyList<DeliveryEvent>? Events, Problem? Problem)
{
    public static DeliveryReport Of(IReadOnlyList<DeliveryEvent> events) => new(events, null);

    public static DeliveryReport Refused(Problem problem) => new(null, problem);
}
