using ApplyFunctions.Core.Access;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>
/// Deletes a webhook. What it was owed is not sent any more, and the links to files that were sent to it end; the marks of its
/// deliveries go with their applications.
/// </summary>
public sealed class DeleteWebhook(ReadWebhooks read, IWebhooks webhooks)
{
    /// <param name="id">As it stands in the address.</param>
    /// <returns>Null when it is gone.</returns>
    public async Task<Problem?> ExecuteAsync(
        Author author,
        string id,
        CancellationToken cancellationToken
    )
    {
        var (webhook, problem) = await read.OpenAsync(author, id, cancellationToken);
        if (webhook is null)
        {
            return problem;
        }

        _ = await webhooks.RemoveAsync(webhook.Board, webhook.Id, cancellationToken);
        return null;
    }
}
