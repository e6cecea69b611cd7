using System.Text.Json;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Outbox;
using ApplyFunctions.Core.Webhooks;

namespace ApplyFunctions.Core.DeadLetters;

public enum WorkKind
{
    Mail,
    EqualityAnswer,
    Text,
    Erasure,
    Search,
    Webhook,

    /// <summary>Nothing that this release knows.</summary>
    Other,
}

/// <summary>What a message asks for.</summary>
public abstract record WorkItem
{
    private WorkItem() { }

    public abstract ApplicationId ApplicationId { get; }

    /// <summary>The message, as this release writes it: ids and nothing else.</summary>
    public abstract string Message { get; }

    /// <summary>Null for a message that this release cannot read.</summary>
    public static WorkItem? Read(WorkKind work, string message)
    {
        try
        {
            return work switch
            {
                WorkKind.Mail => new Mail(WorkMessages.ReadMail(message)),
                WorkKind.EqualityAnswer => Answer(WorkMessages.ReadEqualityAnswer(message)),
                WorkKind.Text => new Text(WorkMessages.ReadText(message)),
                WorkKind.Erasure => new Erasure(WorkMessages.ReadErasure(message)),
                WorkKind.Search => new Search(WorkMessages.ReadSearch(message)),
                WorkKind.Webhook => new Webhook(WorkMessages.ReadWebhook(message)),
                _ => null,
            };
        }
        catch (JsonException)
        {
            return null;
        }
    }

    private static EqualityAnswer Answer((ApplicationId Id, int Index) read) =>
        new(read.Id, read.Index);

    public sealed record Mail(MailId Id) : WorkItem
    {
        public override ApplicationId ApplicationId => Id.ApplicationId;

        public override string Message => WorkMessages.Write(Id);
    }

    public sealed record EqualityAnswer(ApplicationId Of, int Index) : WorkItem
    {
        public override ApplicationId ApplicationId => Of;

        public override string Message =>
            WorkMessages.Write(
                new EqualityAnswerMessage(WorkMessages.CurrentSchema, Of.ToString(), Index)
            );
    }

    public sealed record Text(FileId File) : WorkItem
    {
        public override ApplicationId ApplicationId => File.ApplicationId;

        public override string Message => WorkMessages.Write(File);
    }

    public sealed record Erasure(ApplicationId Of) : WorkItem
    {
        public override ApplicationId ApplicationId => Of;

        public override string Message => WorkMessages.WriteErasure(Of);
    }

    public sealed record Search(ApplicationId Of) : WorkItem
    {
        public override ApplicationId ApplicationId => Of;

        public override string Message => WorkMessages.WriteSearch(Of);
    }

    public sealed record Webhook(WebhookWork Work) : WorkItem
    {
        public override ApplicationId ApplicationId => Work.ApplicationId;

        public override string Message => WorkMessages.Write(Work);

        /// <summary>Null where it was not known yet whom to tell.</summary>
        public WebhookDeliveryId? Delivery =>
            Work.WebhookId is { } webhook
                ? new WebhookDeliveryId(Work.ApplicationId, webhook)
                : null;
    }
}
