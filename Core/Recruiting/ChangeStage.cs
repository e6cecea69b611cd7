using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Audit;
using ApplyFunctions.Core.Postings.Authoring;
using ApplyFunctions.Core.Privacy;

namespace ApplyFunctions.Core.Recruiting;

/// <summary>
/// Moves applications to another stage, and sees to the mail that the candidates get of it where one is asked for. It is always
/// a person who asks: nothing here decides for one.
/// </summary>
public sealed class ChangeStage(
    ManageAccess access,
    RecordAccess audit,
    ISubmissionReader reader,
    IApplicationStore applications,
    ChangeApplication change,
    ReadApplication read,
    TimeProvider time
)
{
    /// <summary>Of one request.</summary>
    public const int MostApplications = 100;

    // A change is four trips to storage.
    private const int AtOnce = 8;

    /// <param name="id">As it stands in the address.</param>
    public async Task<SourceOutcome> ExecuteAsync(
        Author author,
        string id,
        SubmissionBody body,
        CancellationToken cancellationToken
    )
    {
        var (permit, order, _, problem) = await ReceiveAsync(author, body, cancellationToken);
        if (permit is null || order is null)
        {
            return new SourceOutcome(null, null, problem);
        }

        var outcomes = await MoveAsync(permit, order, [id], cancellationToken);
        return outcomes[id] switch
        {
            ChangeOutcome.Done done => await read.ShowAsync(
                new PermittedApplication(permit, done.Application),
                cancellationToken
            ),
            ChangeOutcome.Refused refused => new SourceOutcome(null, null, refused.Problem),
            _ => throw new System.Diagnostics.UnreachableException(),
        };
    }

    /// <summary>As <see cref="ExecuteAsync"/>, of all applications that the body names; each for itself.</summary>
    public async Task<SourceOutcome> ExecuteManyAsync(
        Author author,
        SubmissionBody body,
        CancellationToken cancellationToken
    )
    {
        var (permit, order, ids, problem) = await ReceiveAsync(author, body, cancellationToken);
        if (permit is null || order is null)
        {
            return new SourceOutcome(null, null, problem);
        }

        if (ids.Count is 0 or > MostApplications)
        {
            return new SourceOutcome(null, null, RecruitingProblems.ApplicationsMissing);
        }

        var outcomes = await MoveAsync(permit, order, ids, cancellationToken);
        var results = new JsonArray([.. ids.Select(id => Node(id, outcomes[id]))]);
        return new SourceOutcome(
            SourceJson.Write(new JsonObject { ["results"] = results }),
            null,
            null
        );
    }

    private async Task<(
        Permit? Permit,
        StageOrder? Order,
        IReadOnlyList<string> Ids,
        Problem? Problem
    )> ReceiveAsync(Author author, SubmissionBody body, CancellationToken cancellationToken)
    {
        var decision = await access.AuthorizeAsync(
            author,
            Permission.ChangeApplications,
            cancellationToken
        );
        if (decision.Permit is not { } permit)
        {
            return (null, null, [], decision.Problem);
        }

        var reading = await reader.ReadAsync(body, cancellationToken);
        if (reading.Submission is not { } submission)
        {
            return (permit, null, [], reading.Problem);
        }

        using (submission)
        {
            if (!Values.TryTexts(submission.Values["application_ids"], out var ids))
            {
                return (permit, null, [], RecruitingProblems.ApplicationsMissing);
            }

            var (order, problem) = StageOrder.Read(submission.Values);
            return (permit, order, [.. ids.Distinct(StringComparer.Ordinal)], problem);
        }
    }

    private async Task<IReadOnlyDictionary<string, ChangeOutcome>> MoveAsync(
        Permit permit,
        StageOrder order,
        IReadOnlyList<string> ids,
        CancellationToken cancellationToken
    )
    {
        var bounds = new ParallelOptions
        {
            MaxDegreeOfParallelism = AtOnce,
            CancellationToken = cancellationToken,
        };
        var found = new ConcurrentDictionary<string, StoredApplication>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            ids,
            bounds,
            async (text, token) =>
            {
                if (
                    ApplicationId.TryParse(text, out var id)
                    && await applications.FindShownAsync(permit.Board, id, token) is { } application
                )
                {
                    found[text] = application;
                }
            }
        );
        await audit.ExecuteAsync(
            permit,
            AuditActions.ChangeStage,
            [.. found.Values.Select(application => application.Id)],
            cancellationToken
        );
        var outcomes = new ConcurrentDictionary<string, ChangeOutcome>(StringComparer.Ordinal);
        await Parallel.ForEachAsync(
            ids,
            bounds,
            async (text, token) =>
            {
                var application = found.GetValueOrDefault(text);
                outcomes[text] = await change.ExecuteAsync(
                    application,
                    t => applications.FindShownAsync(permit.Board, application!.Id, t),
                    current => order.For(current, time.GetUtcNow()),
                    PrivacyProblems.NoSuchApplication,
                    token
                );
            }
        );
        return outcomes;
    }

    private static JsonNode Node(string id, ChangeOutcome outcome) =>
        outcome switch
        {
            ChangeOutcome.Done done => new JsonObject
            {
                ["application_id"] = id,
                ["status"] = 200,
                ["stage"] = done.Application.Record.Stage.Word(),
            },
            ChangeOutcome.Refused { Problem: var problem } => new JsonObject
            {
                ["application_id"] = id,
                ["status"] = problem.Status,
                ["error"] = problem.Title,
            },
            _ => throw new System.Diagnostics.UnreachableException(),
        };
}
