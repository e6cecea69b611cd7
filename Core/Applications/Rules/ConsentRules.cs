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

    /// <summary>The names under which consents are missed that an application cannot do without.</summary>
    public static IEnumerable<string> Demanded(Posting posting) =>
        Asked(posting)
            .Where(name => name != Demographic && !(name == Any && IsForSinglePurposes(posting)))
            .Select(NameOf);

    /// <summary>The name of the consent that equality answers need; null where they need none.</summary>
    public static string? EqualityConsent(Posting posting) =>
        AppliesToEquality(posting) ? NameOf(Demographic) : null;

    public static Consents Check(Posting posting, JsonObject values, RuleTable rules, Faults faults)
    {
        var days = (posting.DataCompliance ?? []).Min(r => r.RetentionPeriod);
        var asked = Asked(posting).ToList();
        foreach (var name in asked.Where(n => rules.Requires(NameOf(n)) && !IsGiven(values, n)))
        {
            faults.Add(
                NameOf(name),
                RuleCodes.Required,
                $"{Sentence(name, days)} Tick the box to give it."
            );
        }

        return new Consents([.. asked.Where(name => IsGiven(values, name))], days);
    }

    private static IEnumerable<string> Asked(Posting posting)
    {
        if (IsRequired(posting, r => r.RequiresProcessingConsent))
        {
            yield return Processing;
        }

        if (IsRequired(posting, r => r.RequiresRetentionConsent))
        {
            yield return Retention;
        }

        if (IsRequired(posting, r => r.RequiresConsent))
        {
            yield return Any;
        }

        if (AppliesToEquality(posting))
        {
            yield return Demographic;
        }
    }

    // Consents for single purposes take the place of the one for all.
    private static bool IsForSinglePurposes(Posting posting) =>
        IsRequired(posting, r => r.RequiresProcessingConsent)
        || IsRequired(posting, r => r.RequiresRetentionConsent);

    private static string NameOf(string consent) => $"{Field}.{consent}";

    private static string Sentence(string consent, int? days) =>
        consent switch
        {
            Processing => "Your consent is needed to process this application.",
            Retention when days is null => "Your consent is needed to keep this application.",
            Retention => $"Your consent is needed to keep this application for {days} days.",
            _ => "Your consent is needed to store and process this application.",
        };

    private static bool IsRequired(Posting posting, Func<DataCompliance, bool?> consent) =>
        posting.DataCompliance?.Any(rule => consent(rule) == true) == true;

    /// <summary>Whether equality answers may be taken: they need a consent of their own where the posting says so.</summary>
    public static bool AllowsEqualityAnswers(Posting posting, JsonObject values) =>
        !AppliesToEquality(posting) || IsGiven(values, Demographic);

    private static bool AppliesToEquality(Posting posting) =>
        IsRequired(posting, r => r.DemographicDataConsentApplies);

    // Some clients send the consents beside the other fields, and some a list with one group.
    private static bool IsGiven(JsonObject values, string name) =>
        Values
            .Groups(values[Field])
            .OfType<JsonObject>()
            .Append(values)
            .Any(group => Values.TryFlag(group[name], out var flag) && flag == true);
}
