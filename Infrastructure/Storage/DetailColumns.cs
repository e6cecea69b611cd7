using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using ApplyFunctions.Core.Applications;
using Azure.Data.Tables;

namespace ApplyFunctions.Infrastructure.Storage;

/// <summary>The part of an application's row that not every application has.</summary>
internal static class DetailColumns
{
    public static void Put(TableEntity row, ApplicationDetails details, DateTimeOffset moment)
    {
        var consents = details.Consents;
        row["Location"] = details.Location?.Text;
        row["Latitude"] = details.Location?.Latitude;
        row["Longitude"] = details.Location?.Longitude;
        row["ApplicantIp"] = details.ApplicantIp;
        row["RetentionDays"] = consents.RetentionDays;
        row["NoticeVersion"] = consents.Notice?.Version;
        row["NoticeSha256"] = consents.Notice?.Sha256;
        if (consents.Given.Count > 0)
        {
            row["Consents"] = string.Join(',', consents.Given);
            row["ConsentsAt"] = moment;
        }

        PutList(row, "Educations", details.Educations, RowJson.Plain.IReadOnlyListEducationEntry);
        PutList(
            row,
            "Employments",
            details.Employments,
            RowJson.Plain.IReadOnlyListEmploymentEntry
        );
    }

    public static ApplicationDetails Get(TableEntity row) =>
        new(
            row.GetString("Location") is { } text
                ? new ApplicantLocation(text, row.GetDouble("Latitude"), row.GetDouble("Longitude"))
                : null,
            GetList(row, "Educations", RowJson.Plain.IReadOnlyListEducationEntry),
            GetList(row, "Employments", RowJson.Plain.IReadOnlyListEmploymentEntry),
            new Consents(row.GetString("Consents")?.Split(',') ?? [], row.GetInt32("RetentionDays"))
            {
                Notice = row.GetString("NoticeVersion") is { } version
                    ? new ShownNotice(version, row.GetString("NoticeSha256"))
                    : null,
            },
            row.GetString("ApplicantIp")
        );

    private static void PutList<T>(
        TableEntity row,
        string name,
        IReadOnlyList<T> list,
        JsonTypeInfo<IReadOnlyList<T>> type
    )
    {
        if (list.Count > 0)
        {
            LongText.Put(row, name, JsonSerializer.Serialize(list, type));
        }
    }

    private static IReadOnlyList<T> GetList<T>(
        TableEntity row,
        string name,
        JsonTypeInfo<IReadOnlyList<T>> type
    ) => LongText.Get(row, name) is { } json ? JsonSerializer.Deserialize(json, type)! : [];
}
