using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Emails;

namespace ApplyFunctions.Core.Recruiting;

/// <summary>To which stage applications are moved.</summary>
/// <param name="Mail">The mail that the candidates get of it; null for none.</param>
internal sealed record StageOrder(Stage Stage, MailKind? Mail)
{
    /// <summary>Reads <c>stage</c> and <c>mail</c>; or says why they can't be read.</summary>
    public static (StageOrder? Order, Problem? Problem) Read(JsonObject values)
    {
        if (
            !Values.TryText(values["stage"], out var word)
            || Stages.Of(word) is not { } stage
            || stage == Stage.Withdrawn
        )
        {
            return (null, RecruitingProblems.StageUnknown);
        }

        if (!Values.TryFlag(values["mail"], out var mail))
        {
            return (null, RecruitingProblems.MailMalformed);
        }

        return (mail, MailOf(stage)) switch
        {
            (true, null) => (null, RecruitingProblems.NoMailOf(stage)),
            (true, { } kind) => (new StageOrder(stage, kind), null),
            _ => (new StageOrder(stage, null), null),
        };
    }

    /// <summary>What is to become of an application.</summary>
    public ChangeDecision For(StoredApplication application, DateTimeOffset at)
    {
        var record = application.Record;
        if (record.Stage == Stage)
        {
            return new ChangeDecision.Leave();
        }

        return record.Stage == Stage.Withdrawn
            ? new ChangeDecision.Refuse(RecruitingProblems.Withdrawn)
            : new ChangeDecision.Make(
                new ApplicationChange(
                    record with
                    {
                        Stage = Stage,
                    },
                    HistoryEvents.MovedTo(Stage),
                    at,
                    Mail: Mail is { } kind ? application.NextMail(kind) : null
                )
            );
    }

    /// <summary>The kind of mail that tells a candidate of a stage; null where there is none.</summary>
    internal static MailKind? MailOf(Stage stage) =>
        stage switch
        {
            Stage.Reviewing => MailKind.Reviewing,
            Stage.Interviewing => MailKind.Interviewing,
            Stage.Offered => MailKind.Offered,
            Stage.Rejected => MailKind.Rejected,
            _ => null,
        };
}
