using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Postings.Authoring.Rules;

/// <summary>
/// What a posting must be to be shown and applied to. Greenhouse's own JSON passes as it is; keys that nothing here
/// reads may hold anything.
/// </summary>
internal static class PostingRules
{
    /// <summary>Characters of a text that is shown as a page.</summary>
    public const int LongestContent = 200_000;

    private const int LongestTitle = 500;

    public static void Check(JsonObject document, long id, DocumentFaults faults)
    {
        var posting = new Place(document, "", faults);
        CheckId(posting["id"], id);
        posting["title"].RequiredText(LongestTitle);
        Words.WebAddress(posting["absolute_url"]);
        posting["company_name"].Text(LongestTitle);
        Words.Language(posting["language"]);
        posting["status"].OneOf(PostingStatus.Live, PostingStatus.Closed, PostingStatus.Offline);
        Words.Moment(posting["first_published"]);
        Words.Moment(posting["updated_at"]);
        CheckDeadline(posting["application_deadline"], posting["application_deadline_time_zone"]);
        posting["internal_job_id"].Whole();
        posting["requisition_id"].Text();
        posting["content"].Text(LongestContent);
        if (posting["location"].IsObject())
        {
            posting["location"]["name"].Text();
        }

        DetailRules.Check(posting);
        FormRules.Check(posting, faults);
    }

    private static void CheckId(Place place, long id)
    {
        if (!place.IsNothing && place.Scalar() != FormattableString.Invariant($"{id}"))
        {
            place.Fault(
                FormattableString.Invariant(
                    $"The id must be {id}, under which the posting is kept, or be left out."
                )
            );
        }

        if (id <= 0)
        {
            place.Fault("The id must be greater than 0.");
        }
    }

    private static void CheckDeadline(Place deadline, Place zone)
    {
        var inZone = zone.Text();
        if (inZone is not null && !Deadline.IsZone(inZone))
        {
            zone.Fault($"'{inZone}' is not an IANA time zone. Write one like Europe/London.");
            inZone = null;
        }

        if (deadline.Text() is not { } text)
        {
            return;
        }

        try
        {
            _ = Deadline.Parse(text, inZone);
        }
        catch (FormatException e)
        {
            deadline.Fault(e.Message);
        }
    }
}
