using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>
/// Where candidates worked. A posting that says nothing about it does not ask, but keeps what is sent, as clients send
/// it without being asked.
/// </summary>
internal sealed class EmploymentRules(RuleTable rules, Faults faults)
{
    public const string Field = "employments";
    public const string CurrentField = "current";

    public IReadOnlyList<EmploymentEntry> Check(Posting posting, JsonObject values)
    {
        if (posting.Employment == EmploymentSettings.Hidden)
        {
            return [];
        }

        const string missing =
            "Employment is required. Add at least one job, with the employer, the title and the dates.";
        return EntryRules.Check(values, Field, missing, Entry, rules, faults);
    }

    private EmploymentEntry? Entry(JsonObject entry, string name)
    {
        var company = Words(entry, name, "company_name", "Employer");
        var title = Words(entry, name, "title", "Job title");
        var start = DateRules.Read(
            entry[DateRules.Start],
            $"{name}.{DateRules.Start}",
            "Start date",
            faults
        );
        if (!Values.TryFlag(entry[CurrentField], out var flag))
        {
            faults.Add(
                $"{name}.{CurrentField}",
                RuleCodes.Flag,
                "Current must be true or false: whether this is the job that you have now."
            );
            return null;
        }

        var current = flag == true;
        var end = current
            ? null
            : DateRules.Read(entry[DateRules.End], $"{name}.{DateRules.End}", "End date", faults);
        DateRules.CheckOrder(start, end, $"{name}.{DateRules.End}", faults);
        return company is null || title is null || start is null || (end is null && !current)
            ? null
            : new EmploymentEntry(company, title, start, end, current);
    }

    private string? Words(JsonObject entry, string name, string field, string label) =>
        TextRules.Read(
            entry[field],
            new TextField($"{name}.{field}", label),
            rules[$"{Field}.{field}"],
            faults
        );
}
