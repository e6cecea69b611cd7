namespace ApplyFunctions.Reliability.Tests.Network;

internal enum Moment
{
    /// <summary>The call does not reach its service.</summary>
    Before,

    /// <summary>The service has done the call; its answer does not reach the app.</summary>
    After,
}

/// <summary>Where the app is to be killed.</summary>
/// <param name="Nth">Which of the calls that match, from 1.</param>
/// <param name="Concerns">Of which applications; calls that do not tell theirs match always.</param>
internal sealed record FailPoint(
    CallKind Kind,
    Moment Moment,
    int Nth = 1,
    Func<ApplicationId, bool>? Concerns = null
)
{
    public bool Matches(Call call) =>
        (
            Kind == CallKind.AnyMessage
                ? call.Kind is CallKind.MailMessage or CallKind.EqualityMessage
                : call.Kind == Kind
        ) && (call.Application is not { } id || Concerns is null || Concerns(id));
}
