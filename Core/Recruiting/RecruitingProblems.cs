using ApplyFunctions.Core.Applications;

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

    public static Problem StageUnknown { get; } =
        new(
            422,
            "stage-unknown",
            $"The field stage must be one of {string.Join(", ", Stages.All.Where(s => s != Stage.Withdrawn).Select(s => s.Word()))}. Only candidates withdraw an application, with the link in their mail.",
            "Invalid attributes: stage"
        );

    public static Problem MailMalformed { get; } =
        new(
            422,
            "mail-malformed",
            "The field mail is true where the candidate is to be told by mail, else false. Leave it out for no mail.",
            "Invalid attributes: mail"
        );

    public static Problem Withdrawn { get; } =
        new(
            409,
            "application-withdrawn",
            "The candidate has withdrawn this application, so it stays where it is.",
            "Application withdrawn"
        );

    public static Problem StageUnchanged { get; } =
        new(
            409,
            "stage-unchanged",
            "The application is in this stage already, so moving it there sends no mail.",
            "Stage unchanged"
        );

    public static Problem ApplicationsMissing { get; } =
        new(
            422,
            "applications-missing",
            $"The field application_ids is a list of 1 to {ChangeStage.MostApplications} ids of applications. Send more in several requests.",
            "Invalid attributes: application_ids"
        );

    public static Problem NoteMalformed { get; } =
        new(
            422,
            "note-malformed",
            $"The field text is the note: 1 to {Note.LongestText} characters. Shorten it, or write two.",
            "Invalid attributes: text"
        );

    public static Problem NoSuchNote { get; } =
        new(
            404,
            "note-not-found",
            "The application has no note with this id. It may have been removed; \"notes\" in the application lists those that are there.",
            "Note not found"
        );

    public static Problem NoMailOf(Stage stage) =>
        new(
            422,
            "mail-missing",
            $"There is no mail for the stage {stage.Word()}. Send mail as false; there is one for {string.Join(", ", Stages.All.Where(s => StageOrder.MailOf(s) is not null).Select(s => s.Word()))}.",
            "Invalid attributes: mail"
        );
}
