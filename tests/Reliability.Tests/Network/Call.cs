namespace ApplyFunctions.Reliability.Tests.Network;

/// <summary>The services that the app talks to.</summary>
internal enum Service
{
    Blobs,
    Queues,
    Tables,
    Mail,
}

/// <summary>What a call is for: the steps of an application's way, and everything else.</summary>
internal enum CallKind
{
    /// <summary>Polling, health, postings, and whatever else is no step.</summary>
    Other,
    FilePut,
    KeyClaim,
    OutboxAnnounce,
    Commit,
    MailMessage,
    EqualityMessage,
    FileRead,
    TextPut,
    TextRow,
    MailTake,
    MailHandOver,
    MailMark,
    EqualitySave,
    EqualityDelete,

    /// <summary>For points where the app dies: a message of either kind.</summary>
    AnyMessage,
}

/// <summary>One call of the app to a service, as it is seen on the line.</summary>
/// <param name="Application">Null where the call does not tell.</param>
/// <param name="Life">Which life of the app made it: the first is 1.</param>
internal sealed record Call(Service Service, CallKind Kind, ApplicationId? Application, int Life);
