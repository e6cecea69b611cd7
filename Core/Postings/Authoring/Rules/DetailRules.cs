namespace ApplyFunctions.Core.Postings.Authoring.Rules;

/// <summary>What a posting says beside its text: where it belongs, what it pays, what it asks by law.</summary>
internal static class DetailRules
{
    // Of a year's days, a hundred times as many.
    internal const int MostDays = 36_500;

    public static void Check(Place posting)
    {
        GroupRules.CheckAll(posting["departments"]);
        GroupRules.CheckAll(posting["offices"]);
        GroupRules.Check(posting["section"]);
        posting["education"]
            .OneOf(
                EducationSettings.Required,
                EducationSettings.Optional,
                EducationSettings.Hidden
            );
        posting["employment"]
            .OneOf(
                EmploymentSettings.Required,
                EmploymentSettings.Optional,
                EmploymentSettings.Hidden
            );
        posting["employment_type"]
            .OneOf(
                "FULL_TIME",
                "PART_TIME",
                "CONTRACTOR",
                "TEMPORARY",
                "INTERN",
                "VOLUNTEER",
                "PER_DIEM",
                "OTHER"
            );
        foreach (var consent in posting["data_compliance"].Objects())
        {
            consent["type"].Text();
            consent["requires_consent"].Flag();
            consent["requires_processing_consent"].Flag();
            consent["requires_retention_consent"].Flag();
            consent["demographic_data_consent_applies"].Flag();
            consent["retention_period"].Whole(least: 1, most: MostDays);
        }

        foreach (var range in posting["pay_input_ranges"].Objects())
        {
            CheckPay(range);
        }
    }

    private static void CheckPay(Place range)
    {
        var least = range["min_cents"].Whole();
        var most = range["max_cents"].Whole();
        if (least > most)
        {
            range["max_cents"].Fault("This must not be less than min_cents.");
        }

        Words.Currency(range["currency_type"]);
        range["title"].Text();
        range["blurb"].Text(PostingRules.LongestContent);
    }
}
