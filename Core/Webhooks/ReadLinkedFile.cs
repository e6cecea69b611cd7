using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Audit;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Recruiting;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>What a receiver sends to fetch a file: everything as it stands in the address.</summary>
public sealed record LinkedFileRequest(
    string WebhookId,
    string ApplicationId,
    string Field,
    string? Expires,
    string? Signature
);

/// <summary>Hands a file out to whoever has a link to it that was sent to a webhook; see <see cref="FileLinks"/>.</summary>
public sealed class ReadLinkedFile(
    FileLinks links,
    IWebhooks webhooks,
    IApplicationStore applications,
    IApplicationFiles files,
    Quarantine quarantine,
    RecordAccess audit
)
{
    public async Task<FileOutcome> ExecuteAsync(
        LinkedFileRequest request,
        CancellationToken cancellationToken
    )
    {
        if (
            !WebhookDeliveryId.TryParse(
                $"{request.ApplicationId}-{request.WebhookId}",
                out var delivery
            ) || !links.IsValid(delivery, request.Field, request.Expires, request.Signature)
        )
        {
            return FileOutcome.Refused(WebhookProblems.LinkNotValid);
        }

        var id = delivery.ApplicationId;
        var found = await applications.FindWholeAsync(id, cancellationToken);
        if (
            found is not { Record.ErasureRequestedAt: null }
            || found.Files.FirstOrDefault(f => f.Record.Field == request.Field)
                is not { Record: var file } attached
        )
        {
            return FileOutcome.Refused(WebhookProblems.FileGone);
        }

        var board = found.Record.Board;
        if (
            await webhooks.FindAsync(board, delivery.WebhookId, cancellationToken)
            is not { IsEnabled: true }
        )
        {
            return FileOutcome.Refused(WebhookProblems.LinkNotValid);
        }

        if (quarantine.RefusalOf(attached) is { } held)
        {
            return FileOutcome.Refused(held);
        }

        await audit.ExecuteAsync(
            new Permit(board, new Actor(ActorKind.Webhook, delivery.WebhookId)),
            AuditActions.Download,
            [id],
            cancellationToken
        );
        return await files.ReadAsync(file.IdIn(id), cancellationToken) is { } content
            ? new FileOutcome(file, content, null)
            : FileOutcome.Refused(WebhookProblems.FileGone);
    }
}
