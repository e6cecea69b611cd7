namespace ApplyFunctions.Core.Recruiting;

/// <summary>Why something of an application is not handed out.</summary>
public static class RecruitingProblems
{
    public static Problem NoSuchFile { get; } =
        new(
            404,
            "file-not-found",
            "The application has no file of that field. Its files stand under \"files\" in the application.",
            "File not found"
        );

    public static Problem NoText { get; } =
        new(
            404,
            "text-not-found",
            "There is no text of this file: it has not been read yet, or nothing could be read from it. \"files\" in the application says which; the file itself can be downloaded.",
            "Text not found"
        );
}
