using System.Globalization;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>
/// Where candidates live. With both coordinates the place is always kept. Without them it is kept where the posting
/// asks for it, since people can type a place but no coordinates, and ignored elsewhere, as Greenhouse does.
/// </summary>
internal static class LocationRules
{
    public static bool Handles(string field) => field is "location" or "latitude" or "longitude";

    public static ApplicantLocation? Check(
        Posting posting,
        JsonObject values,
        SubmissionLimits limits,
        Faults faults
    )
    {
        var question = (posting.LocationQuestions ?? [])
            .Concat(posting.Questions ?? [])
            .FirstOrDefault(q => q.Fields.Any(f => f.Key == "location"));
        var isPlaced = !Values.IsBlank(values["latitude"]) && !Values.IsBlank(values["longitude"]);
        if (question is null && !isPlaced)
        {
            return null;
        }

        var field = new TextField("location", "Location", question?.Required == true);
        var text = OneLine.ReadWords(values["location"], field, limits, faults);
        if (text is null || !isPlaced)
        {
            return text is null ? null : new ApplicantLocation(text, null, null);
        }

        return new ApplicantLocation(
            text,
            Degrees(values, "latitude", "Latitude", 90, faults),
            Degrees(values, "longitude", "Longitude", 180, faults)
        );
    }

    private static double? Degrees(
        JsonObject values,
        string field,
        string label,
        int most,
        Faults faults
    )
    {
        if (
            Values.TryText(values[field], out var text)
            && double.TryParse(
                text,
                NumberStyles.Float,
                CultureInfo.InvariantCulture,
                out var degrees
            )
            && Math.Abs(degrees) <= most
        )
        {
            return degrees;
        }

        faults.Add(
            field,
            $"{label} must be a number of degrees from -{most} to {most}, like 51.5074."
        );
        return null;
    }
}
