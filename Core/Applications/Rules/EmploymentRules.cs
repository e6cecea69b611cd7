using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>
/// Where candidates worked. A posting that says nothing about it does not ask, but keeps what is sent, as clients send
/// it without being asked.
/// </summary>
internal sealed class EmploymentRules(SubmissionLimits limits, Faults faults)
{
    public const string Field = "employments";
    public const string CurrentField = "current";

    public IReadOnlyList<EmploymentEntry> Check(Posting posting, JsonObject values)
    {
        if (posting.Employment == EmploymentSettings.Hidden)
        {
            return [];
        }

        var required = posting.Employment == EmploymentSettings.Required;
        const string missing =
            "Employment is required. Add at least one job, with the employer, the title and the dates.";
        return EntryRules.Check(values, Field, required ? missing : null, Entry, limits, faults);
    }

    private EmploymentEntry? Entry(JsonObject entry, string name)
    {
        var company = Words(entry, name, "company_name", "Employer");
        var title = Words(entry, name, "title", "Job title");
        var start = DateRules.Read(entry["start_date"], $"{name}.start_date", "Start date", faults);
        if (!Values.TryFlag(entry[CurrentField], out var flag))
        {
            faults.Add(
                $"{name}.{CurrentField}",
                "Current must be true or false: whether this is the job that you have now."
            );
            return null;
        }

        var current = flag == true;
        var end = current
            ? null
            : DateRules.Read(entry["end_date"], $"{name}.end_date", "End date", faults);
        DateRules.CheckOrder(start, end, $"{name}.end_date", faults);
        return company is null || title is null || start is null || (end is null && !current)
            ? null
            : new EmploymentEntry(company, title, start, end, current);
    }

    private string? Words(JsonObject entry, string name, string field, string label) =>
        OneLine.ReadWords(
            entry[field],
            new TextField($"{name}.{field}", label, true),
            limits,
            faults
        );
}
