namespace ApplyFunctions.Core.Applications;

/// <summary>Reads the body of an application, within the limits of <see cref="SubmissionLimits"/>.</summary>
public interface ISubmissionReader
{
    /// <summary>
    /// Reads <c>multipart/form-data</c>, <c>application/json</c> or <c>application/x-www-form-urlencoded</c>.
    /// A body that cannot be read or is over a limit is a refusal, never an exception.
    /// </summary>
    Task<SubmissionReading> ReadAsync(SubmissionBody body, CancellationToken cancellationToken);
}

/// <param name="Content">The request body.</param>
/// <param name="ContentType">The header as it came; null where there was none.</param>
/// <param name="ContentLength">In bytes; null where the client did not say.</param>
public sealed record SubmissionBody(Stream Content, string? ContentType, long? ContentLength);

/// <summary>A submission, or the problem that kept it from being read. Exactly one of the two is set.</summary>
public sealed record SubmissionReading(Submission? Submission, Problem? Problem)
{
    public static SubmissionReading Of(Submission submission) => new(submission, null);

    public static SubmissionReading Refused(Problem problem) => new(null, problem);
}
