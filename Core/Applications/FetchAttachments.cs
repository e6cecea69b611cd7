using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Postings;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Applications;

/// <summary>
/// Fetches the files that a submission gives the links of (<c>X_url</c>), all at once, so that what is wrong with them
/// is told beside all other faults.
/// </summary>
public sealed class FetchAttachments(IAttachmentLinks links, IOptions<SubmissionLimits> limits)
{
    private readonly SubmissionLimits _limits = limits.Value;

    /// <summary>None where the posting takes no applications: nothing is fetched that cannot count.</summary>
    /// <param name="began">When the request began.</param>
    internal async Task<LinkedFiles> ExecuteAsync(
        Posting posting,
        Submission submission,
        DateTimeOffset began,
        CancellationToken cancellationToken
    )
    {
        if (!posting.AcceptsApplicationsAt(began))
        {
            return LinkedFiles.None;
        }

        var fields = Fields(posting).Where(field => IsByLink(submission, field)).ToList();
        if (fields.Count == 0)
        {
            return LinkedFiles.None;
        }

        var room = _limits.Files - submission.Files.Count;
        var fetches = fields
            .Select(
                (field, index) => FetchAsync(submission, field, index < room, cancellationToken)
            )
            .ToArray();
        try
        {
            var fetched = await Task.WhenAll(fetches);
            return new LinkedFiles(
                fields
                    .Zip(fetched)
                    .ToDictionary(pair => pair.First, pair => pair.Second, StringComparer.Ordinal)
            );
        }
        catch
        {
            foreach (var fetch in fetches.Where(f => f.IsCompletedSuccessfully))
            {
                (await fetch).File?.Dispose();
            }

            throw;
        }
    }

    /// <summary>Only what is asked for, besides what is always kept.</summary>
    private static IEnumerable<string> Fields(Posting posting) =>
        (posting.Questions ?? [])
            .Concat(posting.LocationQuestions ?? [])
            .SelectMany(question => question.Fields)
            .Where(field => field.Type == FieldTypes.File)
            .Select(field => field.Key)
            .Concat(AttachmentRules.Always)
            .Distinct(StringComparer.Ordinal);

    /// <summary>Where something is attached as well, that is the fault, and nothing is fetched.</summary>
    private static bool IsByLink(Submission submission, string field) =>
        AttachmentRules.IsGiven(submission, AttachmentRules.LinkName(field))
        && !AttachmentRules.IsGiven(submission, AttachmentRules.ContentName(field))
        && !submission.Files.Any(file => file.Field == field);

    private Task<LinkedFile> FetchAsync(
        Submission submission,
        string field,
        bool hasRoom,
        CancellationToken cancellationToken
    )
    {
        var name = AttachmentRules.LinkName(field);
        if (!Values.TryText(submission.Values[name], out var address) || address is null)
        {
            return Refused($"{name} must be a single text: the address of the file.");
        }

        _ = Values.TryText(submission.Values[$"{name}_filename"], out var fileName);
        return hasRoom
            ? links.FetchAsync(
                new AttachmentLink(field, address, fileName),
                _limits.FileBytes,
                cancellationToken
            )
            : Refused(
                $"An application can have at most {_limits.Files} files. Leave some out, and send it again."
            );
    }

    private static Task<LinkedFile> Refused(string fault) =>
        Task.FromResult(LinkedFile.Refused(fault));
}
