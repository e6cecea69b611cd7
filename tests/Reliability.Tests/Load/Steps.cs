using ApplyFunctions.Reliability.Tests.Network;

namespace ApplyFunctions.Reliability.Tests.Load;

/// <summary>A step of an application's way at which the app is killed.</summary>
/// <param name="Nth">Which of the calls of this kind, for one application.</param>
internal sealed record Step(CallKind Kind, Moment Moment, int Nth, string Text)
{
    public override string ToString() => Text;
}

/// <summary>Every step, before and after each of its calls.</summary>
internal static class Steps
{
    /// <summary>Here it is the client that knows when.</summary>
    public static Step AfterTheAnswer { get; } =
        new(CallKind.Other, Moment.After, 1, "after the answer");

    /// <summary>Those whose healing takes longest come first.</summary>
    public static IReadOnlyList<Step> All { get; } =
    [
        .. Both(CallKind.MailTake, 1, "the mail is taken for sending"),
        .. Both(CallKind.MailHandOver, 1, "the mail is handed to the provider"),
        .. Both(CallKind.MailMark, 1, "the mail is marked as sent"),
        .. Both(CallKind.MailMessage, 1, "the message for the mail is sent"),
        new(CallKind.AnyMessage, Moment.After, 3, "before the answer, after all messages"),
        AfterTheAnswer,
        .. Both(CallKind.FileRead, 1, "the first file is read"),
        .. Both(CallKind.TextPut, 1, "the first text is stored"),
        .. Both(CallKind.TextRow, 1, "the outcome of the first text is stored"),
        new(CallKind.TextRow, Moment.Before, 2, "before the outcome of the second text is stored"),
        .. Both(CallKind.EqualityMessage, 1, "the first equality answer's message is sent"),
        .. Both(CallKind.EqualitySave, 1, "the first equality answer is stored"),
        .. Both(CallKind.EqualityDelete, 1, "the first equality answer's own row is deleted"),
        new(
            CallKind.EqualityDelete,
            Moment.After,
            2,
            "after the second equality answer's own row is deleted"
        ),
        .. Both(CallKind.Commit, 1, "the transaction commits"),
        .. Both(CallKind.FilePut, 1, "the first file is stored"),
        .. Both(CallKind.FilePut, 2, "the second file is stored"),
        .. Both(CallKind.KeyClaim, 1, "the key is claimed"),
        .. Both(CallKind.OutboxAnnounce, 1, "the outbox entry is written"),
    ];

    /// <summary>
    /// What the short run takes: as a rule what is stored before a call is what the call before it left, so a kill after
    /// each will do, and one before the first.
    /// </summary>
    public static IReadOnlyList<Step> Short { get; } =
    [.. All.Where(s => s.Moment == Moment.After || s.Kind == CallKind.OutboxAnnounce)];

    /// <summary>Those that are calls.</summary>
    public static IReadOnlyList<Step> Calls { get; } = [.. All.Where(s => s != AfterTheAnswer)];

    private static Step[] Both(CallKind kind, int nth, string text) =>
        [
            new(kind, Moment.Before, nth, $"before {text}"),
            new(kind, Moment.After, nth, $"after {text}"),
        ];
}
