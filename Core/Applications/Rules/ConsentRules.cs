using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>
/// What candidates agree to, as the posting's data compliance asks for it. Anything but a clear yes is none given.
/// </summary>
internal static class ConsentRules
{
    private const string Field = "data_compliance";
    private const string Any = "gdpr_consent_given";
    private const string Processing = "gdpr_processing_consent_given";
    private const string Retention = "gdpr_retention_consent_given";
    private const string Demographic = "gdpr_demographic_data_consent_given";

    public static Consents Check(Posting posting, JsonObject values, Faults faults)
    {
        var rules = posting.DataCompliance ?? [];
        var days = rules.Min(r => r.RetentionPeriod);
        var asked = new List<string>();
        var processing = rules.Any(r => r.RequiresProcessingConsent == true);
        var retention = rules.Any(r => r.RequiresRetentionConsent == true);
        Demand(processing, Processing, "Your consent is needed to process this application.");
        Demand(
            retention,
            Retention,
            days is null
                ? "Your consent is needed to keep this application."
                : $"Your consent is needed to keep this application for {days} days."
        );

        // Consents for single purposes take the place of the one for all.
        var general = rules.Any(r => r.RequiresConsent == true);
        Demand(
            general && !processing && !retention,
            Any,
            "Your consent is needed to store and process this application."
        );
        if (general)
        {
            asked.Add(Any);
        }

        if (AppliesToEquality(posting))
        {
            asked.Add(Demographic);
        }

        return new Consents(
            [.. asked.Distinct(StringComparer.Ordinal).Where(name => IsGiven(values, name))],
            days
        );

        void Demand(bool isRequired, string name, string sentence)
        {
            if (!isRequired)
            {
                return;
            }

            asked.Add(name);
            if (!IsGiven(values, name))
            {
                faults.Add($"{Field}.{name}", $"{sentence} Tick the box to give it.");
            }
        }
    }

    /// <summary>Whether equality answers may be taken: they need a consent of their own where the posting says so.</summary>
    public static bool AllowsEqualityAnswers(Posting posting, JsonObject values) =>
        !AppliesToEquality(posting) || IsGiven(values, Demographic);

    private static bool AppliesToEquality(Posting posting) =>
        posting.DataCompliance?.Any(r => r.DemographicDataConsentApplies == true) == true;

    // Some clients send the consents beside the other fields, and some a list with one group.
    private static bool IsGiven(JsonObject values, string name) =>
        Values
            .Groups(values[Field])
            .OfType<JsonObject>()
            .Append(values)
            .Any(group => Values.TryFlag(group[name], out var flag) && flag == true);
}
