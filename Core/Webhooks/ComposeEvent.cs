using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>Composes what a webhook is told of an application.</summary>
public sealed class ComposeEvent(
    IPostingStore postings,
    ApplicationIdentity identity,
    FileLinks links,
    Quarantine quarantine,
    TimeProvider time
)
{
    private const int CandidateIdLength = 24;

    public async Task<ReadOnlyMemory<byte>> ExecuteAsync(
        StoredApplication application,
        Webhook webhook,
        CancellationToken cancellationToken
    )
    {
        var record = application.Record;
        var delivery = new WebhookDeliveryId(record.Id, webhook.Id);
        var person = identity.PersonOf(record.Board, record.Candidate.Email);
        return new ApplicationEvent(
            application,
            await postings.FindAsync(record.Board, record.Id.PostingId, cancellationToken),
            person[..CandidateIdLength],
            file => quarantine.Holds(file) ? null : links.AddressFor(delivery, file.Record.Field),
            time.GetUtcNow()
        ).Write();
    }
}
