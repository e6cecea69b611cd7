using System.Globalization;
using System.Security.Cryptography;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Infrastructure.Storage;
using Azure;
using Azure.Data.Tables;
using Azure.Storage;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Queues;

namespace ApplyFunctions.Bench.Applications;

/// <summary>
/// The storage calls of one application and nothing else: no server, no form, no rules. They go through the app's own
/// clients, to a container, tables and queues of their own, so that no trigger of the app sees them.
/// </summary>
internal sealed class BareProgram(StorageClients clients, SampleForm form, TimeProvider time)
{
    private const int DigestBytes = 32;
    private const long SinglePut = 64 * 1024 * 1024;
    private readonly BareRows _rows = new(form);
    private readonly BlobContainerClient _files = clients.Blobs.GetBlobContainerClient("bench");
    private readonly TableClient _keys = clients.Tables.GetTableClient("BenchKeys");
    private readonly TableClient _outbox = clients.Tables.GetTableClient("BenchOutbox");
    private readonly TableClient _applications = clients.Tables.GetTableClient("BenchApplications");
    private readonly QueueClient _mails = clients.Queues.GetQueueClient("bench-mails");
    private readonly QueueClient _equality = clients.Queues.GetQueueClient("bench-equality");

    public Task SetUpAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(
            _files.CreateIfNotExistsAsync(cancellationToken: cancellationToken),
            _keys.CreateIfNotExistsAsync(cancellationToken),
            _outbox.CreateIfNotExistsAsync(cancellationToken),
            _applications.CreateIfNotExistsAsync(cancellationToken),
            _mails.CreateIfNotExistsAsync(cancellationToken: cancellationToken),
            _equality.CreateIfNotExistsAsync(cancellationToken: cancellationToken)
        );

    /// <summary>
    /// Removes the messages, as the app's triggers do with theirs, so that both sides start alike.
    /// </summary>
    public Task ClearQueuesAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(
            _mails.ClearMessagesAsync(cancellationToken),
            _equality.ClearMessagesAsync(cancellationToken)
        );

    public async Task RunAsync(CancellationToken cancellationToken)
    {
        var digest = RandomNumberGenerator.GetBytes(DigestBytes);
        var id = ApplicationId.Of(form.Posting.Id, digest[0], digest);
        var fingerprint = Convert.ToHexStringLower(digest);
        var now = time.GetUtcNow();
        await Task.WhenAll(
            PutAsync(id, cancellationToken),
            _keys.AddEntityAsync(BareRows.Key(fingerprint), cancellationToken),
            _outbox.UpsertEntityAsync(
                BareRows.Outbox(id, now),
                TableUpdateMode.Replace,
                cancellationToken
            )
        );
        await _applications.SubmitTransactionAsync(
            _rows
                .Application(id, fingerprint, SampleForm.NewEmail(), now)
                .Select(row => new TableTransactionAction(TableTransactionActionType.Add, row)),
            cancellationToken
        );
        await SendAsync(id, cancellationToken);
    }

    private async Task PutAsync(ApplicationId id, CancellationToken cancellationToken)
    {
        using var content = new MemoryStream(form.File, writable: false);
        await _files
            .GetBlobClient($"{id}/{form.FileField}")
            .UploadAsync(
                content,
                new BlobUploadOptions
                {
                    HttpHeaders = new BlobHttpHeaders { ContentType = "application/pdf" },
                    Conditions = new BlobRequestConditions { IfNoneMatch = ETag.All },
                    TransferOptions = new StorageTransferOptions
                    {
                        InitialTransferSize = SinglePut,
                    },
                },
                cancellationToken
            );
    }

    private Task SendAsync(ApplicationId id, CancellationToken cancellationToken)
    {
        var mail = new MailId(id, MailKind.Confirmation);
        List<Task> sends =
        [
            _mails.SendMessageAsync(
                WorkMessages.Write(mail),
                TimeSpan.Zero,
                cancellationToken: cancellationToken
            ),
        ];
        sends.AddRange(
            form.Equality.Select(
                (_, index) =>
                    _equality.SendMessageAsync(
                        WorkMessages.Write(
                            new EqualityAnswerMessage(
                                WorkMessages.CurrentSchema,
                                id.ToString(),
                                index
                            )
                        ),
                        TimeSpan.FromSeconds(1),
                        cancellationToken: cancellationToken
                    )
            )
        );

        return Task.WhenAll(sends);
    }
}
