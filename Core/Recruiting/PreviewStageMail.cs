using System.Text.Json.Nodes;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Audit;
using ApplyFunctions.Core.Candidates;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.Core.Recruiting;

/// <summary>Shows the mail that moving an application to a stage would send. It changes nothing.</summary>
/// <remarks>
/// The link in it leads to the candidate's page without the token: that is the candidate's alone, and whoever has it can withdraw
/// the application.
/// </remarks>
public sealed class PreviewStageMail(
    OpenApplication open,
    ComposeMail compose,
    CandidateLinks links,
    TimeProvider time
)
{
    /// <param name="id">As it stands in the address.</param>
    /// <param name="stage">Likewise.</param>
    public async Task<SourceOutcome> ExecuteAsync(
        Author author,
        string id,
        string? stage,
        CancellationToken cancellationToken
    )
    {
        var opened = await open.ExecuteAsync(
            author,
            Permission.ChangeApplications,
            id,
            AuditActions.PreviewMail,
            cancellationToken
        );
        if (opened.Application?.Value is not { } application)
        {
            return Refused(opened.Problem);
        }

        var asked = new JsonObject { ["stage"] = stage, ["mail"] = true };
        var (order, problem) = StageOrder.Read(asked);
        if (order?.Mail is not { } kind)
        {
            return Refused(problem);
        }

        return order.For(application, time.GetUtcNow()) switch
        {
            ChangeDecision.Refuse refuse => Refused(refuse.Problem),
            ChangeDecision.Leave => Refused(RecruitingProblems.StageUnchanged),
            _ => Shown(
                await compose.ExecuteAsync(kind, application.Record, links.Page, cancellationToken)
            ),
        };
    }

    private static SourceOutcome Shown(RenderedMail mail) =>
        new(
            SourceJson.Write(
                new JsonObject
                {
                    ["language"] = mail.Language,
                    ["subject"] = mail.Subject,
                    ["text"] = mail.Text,
                    ["html"] = mail.Html,
                }
            ),
            null,
            null
        );

    private static SourceOutcome Refused(Problem? problem) => new(null, null, problem);
}
