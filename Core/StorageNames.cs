namespace ApplyFunctions.Core;

/// <summary>Every container, table and queue that the system keeps its state in.</summary>
public static class StorageNames
{
    /// <summary>
    /// The app setting that says where they are, the host's own: a connection string, or a section with
    /// <c>accountName</c> (or <c>blobServiceUri</c>, <c>queueServiceUri</c> and <c>tableServiceUri</c>) for a managed
    /// identity. Not a name like <c>Storage</c>: the triggers look for it with <c>AzureWebJobs</c> in front first.
    /// </summary>
    public const string Connection = "AzureWebJobsStorage";

    /// <summary>Like <see cref="Connection"/>, for equality answers alone; falls back to it.</summary>
    public const string EqualityConnection = "EqualityStorage";

    public static class Containers
    {
        /// <summary>
        /// Boards and postings: <c>{board}/board.json</c>, <c>{board}/jobs/{id}.json</c>; and <c>{board}/listing.json.gz</c>,
        /// which is derived of them.
        /// </summary>
        public const string Boards = "boards";

        /// <summary>What candidates attach; see <see cref="Applications.FileId"/>.</summary>
        public const string Applications = "applications";

        /// <summary>The text of what candidates attach: the file's name with <c>.txt</c> behind it.</summary>
        public const string Texts = "texts";

        /// <summary>
        /// What is searched in: <c>{board}/manifest.json</c>, and the files of the board's index that it names, <c>{board}/files/…</c>.
        /// </summary>
        public const string Search = "search";

        public static IReadOnlyList<string> All { get; } = [Applications, Boards, Search, Texts];
    }

    public static class Tables
    {
        public const string Applications = "Applications";
        public const string IdempotencyKeys = "IdempotencyKeys";
        public const string Outbox = "Outbox";
        public const string EqualityAnswers = "EqualityAnswers";
        public const string ApiKeys = "ApiKeys";
        public const string SubmissionCounts = "SubmissionCounts";
        public const string People = "People";
        public const string Erasures = "Erasures";
        public const string DeadLetters = "DeadLetters";
        public const string Reconciliations = "Reconciliations";
        public const string UsedTokens = "UsedTokens";
        public const string Audit = "Audit";
        public const string Webhooks = "Webhooks";
        public const string WebhookDeliveries = "WebhookDeliveries";

        public static IReadOnlyList<string> All { get; } =
        [
            ApiKeys,
            Applications,
            Audit,
            DeadLetters,
            EqualityAnswers,
            Erasures,
            IdempotencyKeys,
            Outbox,
            People,
            Reconciliations,
            SubmissionCounts,
            UsedTokens,
            WebhookDeliveries,
            Webhooks,
        ];
    }

    public static class Queues
    {
        public const string Mails = "mails";
        public const string MailsPoison = Mails + "-poison";
        public const string EqualityAnswers = "equality-answers";
        public const string Erasures = "erasures";
        public const string ErasuresPoison = Erasures + "-poison";
        public const string EqualityAnswersPoison = EqualityAnswers + "-poison";
        public const string Texts = "texts";
        public const string TextsPoison = Texts + "-poison";
        public const string Search = "search";
        public const string SearchPoison = Search + "-poison";
        public const string Webhooks = "webhooks";
        public const string WebhooksPoison = Webhooks + "-poison";

        /// <summary>
        /// The host's own, for blobs whose function keeps failing:
        /// https://learn.microsoft.com/azure/azure-functions/functions-bindings-storage-blob-trigger#poison-blobs
        /// </summary>
        public const string FilesPoison = "webjobs-blobtrigger-poison";

        /// <summary>Those that the app sends messages to. Each has a poison queue, which the host makes.</summary>
        public static IReadOnlyList<string> All { get; } =
        [EqualityAnswers, Erasures, Mails, Search, Texts, Webhooks];
    }
}
