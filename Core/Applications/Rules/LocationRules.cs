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
        RuleTable rules,
        Faults faults
    )
    {
        var isPlaced = !Values.IsBlank(values["latitude"]) && !Values.IsBlank(values["longitude"]);
        if (!isPlaced && Question(posting) is null)
        {
            return null;
        }

        var field = new TextField("location", "Location");
        var text = TextRules.Read(values["location"], field, rules["location"], faults);
        if (text is null || !isPlaced)
        {
            return text is null ? null : new ApplicantLocation(text, null, null);
        }

        return new ApplicantLocation(
            text,
            Degrees(values, "latitude", "Latitude", rules, faults),
            Degrees(values, "longitude", "Longitude", rules, faults)
        );
    }

    /// <summary>The question that asks for the place; null where none does.</summary>
    public static Question? Question(Posting posting) =>
        (posting.LocationQuestions ?? [])
            .Concat(posting.Questions ?? [])
            .FirstOrDefault(q => q.Fields.Any(f => f.Key == "location"));

    private static double? Degrees(
        JsonObject values,
        string field,
        string label,
        RuleTable rules,
        Faults faults
    )
    {
        var most = rules.Max(field, RuleCodes.Number);
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
            RuleCodes.Number,
            $"{label} must be a number of degrees from -{most} to {most}, like 51.5074.",
            ("min", -most),
            ("max", most)
        );
        return null;
    }
}
