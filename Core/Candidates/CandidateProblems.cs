namespace ApplyFunctions.Core.Candidates;

/// <summary>Why a candidate cannot do something with their own application.</summary>
public static class CandidateProblems
{
    public static Problem NotFound { get; } =
        new(
            404,
            "application-not-found",
            "This link leads to no application: it is incomplete, has expired, or the application was erased. Open the newest link that was mailed to you.",
            "Application not found"
        );

    public static Problem Withdrawn { get; } =
        new(
            409,
            "application-withdrawn",
            "This application was withdrawn, so it can no longer be changed. To apply after all, send the form again.",
            "Application withdrawn"
        );

    public static Problem BeingErased { get; } =
        new(
            409,
            "application-being-erased",
            "The erasure of this application was asked for, so it can no longer be changed.",
            "Application is being erased"
        );

    public static Problem NoSuchFile { get; } =
        new(
            404,
            "file-not-found",
            "This application has no such file, and its posting does not ask for one. Look at the list of its files.",
            "File not found"
        );

    public static Problem NoFileSent { get; } =
        new(
            422,
            "file-missing",
            "No file came. Attach the new file under the name of the field that it is for.",
            "File missing"
        );
}
