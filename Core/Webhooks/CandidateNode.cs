using System.Globalization;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Webhooks;

/// <summary>The candidate of an application, as Greenhouse's receivers know one.</summary>
internal static class CandidateNode
{
    /// <inheritdoc cref="ApplicationEvent" path="/param"/>
    public static JsonObject Of(
        StoredApplication application,
        string candidateId,
        Func<AttachedFile, string?> linkTo
    )
    {
        var record = application.Record;
        var details = record.Details;
        var candidate = record.Candidate;
        var current = details.Employments.FirstOrDefault(e => e.Current);
        return new JsonObject
        {
            ["id"] = candidateId,
            ["first_name"] = candidate.FirstName,
            ["last_name"] = candidate.LastName,
            ["title"] = current?.Title,
            ["company"] = current?.CompanyName,
            ["created_at"] = ApplicationEvent.Text(record.ReceivedAt),
            ["external_id"] = null,
            ["photo_url"] = null,
            ["url"] = null,
            ["is_private"] = false,
            ["can_email"] = true,
            ["phone_numbers"] = Typed(candidate.PhoneE164 ?? candidate.Phone, "other"),
            ["email_addresses"] = Typed(candidate.Email, "personal"),
            ["addresses"] = Typed(details.Location?.Text, "home"),
            ["website_addresses"] = new JsonArray(),
            ["social_media_addresses"] = new JsonArray(),
            ["educations"] = new JsonArray([.. details.Educations.Select(Education)]),
            ["employments"] = new JsonArray([.. details.Employments.Select(Employment)]),
            ["recruiter"] = null,
            ["coordinator"] = null,
            ["attachments"] = new JsonArray([
                .. application.Files.Select(f => Attachment(f.Record, linkTo(f))),
            ]),
            ["tags"] = new JsonArray(),
            ["custom_fields"] = new JsonObject(),
        };
    }

    private static JsonArray Typed(string? value, string type) =>
        value is null ? [] : [new JsonObject { ["value"] = value, ["type"] = type }];

    private static JsonNode Education(EducationEntry entry) =>
        new JsonObject
        {
            ["school_name"] = entry.School.Text,
            ["degree"] = entry.Degree.Text,
            ["discipline"] = entry.Discipline.Text,
            ["start_date"] = Date(entry.Start),
            ["end_date"] = Date(entry.End),
        };

    private static JsonNode Employment(EmploymentEntry entry) =>
        new JsonObject
        {
            ["company_name"] = entry.CompanyName,
            ["title"] = entry.Title,
            ["start_date"] = Date(entry.Start),
            ["end_date"] = Date(entry.End),
        };

    private static JsonNode Attachment(FileRecord file, string? link) =>
        new JsonObject
        {
            ["filename"] = file.NameToSave,
            ["url"] = link,
            ["type"] = file.Field is "resume" or "cover_letter" ? file.Field : "attachment",
        };

    // Greenhouse writes a day where nobody asked for one.
    private static string? Date(MonthAndYear? date) =>
        date is null
            ? null
            : string.Create(
                CultureInfo.InvariantCulture,
                $"{date.Month ?? 1:D2}/01/{date.Year:D4}"
            );
}
