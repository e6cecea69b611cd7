using System.Text.Json.Nodes;
using ApplyFunctions.Core.Education;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>
/// Where candidates studied. Each entry needs a school, a degree, a discipline and both dates: the first three by their
/// ids in the board's lists, or by name where they are not in there.
/// </summary>
internal sealed class EducationRules(EducationLists lists, RuleTable rules, Faults faults)
{
    public const string Field = "educations";

    private static readonly ChoiceField SchoolField = new(
        "school_name_id",
        "school_name",
        "School"
    );
    private static readonly ChoiceField DegreeField = new("degree_id", "degree", "Degree");
    private static readonly ChoiceField DisciplineField = new(
        "discipline_id",
        "discipline",
        "Subject"
    );

    public static IReadOnlyList<ChoiceField> Choices => [SchoolField, DegreeField, DisciplineField];

    public static bool AsksFor(Posting posting) =>
        posting.Education is EducationSettings.Required or EducationSettings.Optional;

    public IReadOnlyList<EducationEntry> Check(Posting posting, JsonObject values)
    {
        if (!AsksFor(posting))
        {
            return [];
        }

        const string missing =
            "Education is required. Add at least one school, with the degree, the subject and the dates.";
        return EntryRules.Check(values, Field, missing, Entry, rules, faults);
    }

    private EducationEntry? Entry(JsonObject entry, string name)
    {
        var school = Choice(entry, name, SchoolField, lists.Schools);
        var degree = Choice(entry, name, DegreeField, lists.Degrees);
        var discipline = Choice(entry, name, DisciplineField, lists.Disciplines);
        var start = DateRules.Read(
            entry[DateRules.Start],
            $"{name}.{DateRules.Start}",
            "Start date",
            faults
        );
        var end = DateRules.Read(
            entry[DateRules.End],
            $"{name}.{DateRules.End}",
            "End date",
            faults
        );
        DateRules.CheckOrder(start, end, $"{name}.{DateRules.End}", faults);
        return
            school is null || degree is null || discipline is null || start is null || end is null
            ? null
            : new EducationEntry(school, degree, discipline, start, end);
    }

    private EducationChoice? Choice(
        JsonObject entry,
        string name,
        ChoiceField field,
        EducationList list
    )
    {
        var fault = $"{name}.{field.Id}";
        if (Values.IsBlank(entry[field.Id]))
        {
            if (Values.IsBlank(entry[field.Text]))
            {
                faults.Add(
                    fault,
                    RuleCodes.Required,
                    $"{field.Label} is required. Choose it from the list, or write its name."
                );
                return null;
            }

            var text = new TextField($"{name}.{field.Text}", field.Label);
            return
                TextRules.Read(entry[field.Text], text, rules[$"{Field}.{field.Text}"], faults)
                    is { } written
                ? Named(written, list)
                : null;
        }

        if (!Values.TryId(entry[field.Id], out var id))
        {
            faults.Add(
                fault,
                RuleCodes.OneOf,
                $"{field.Label} must be an id, which is a whole number. Send a name as {field.Text}."
            );
        }
        else if (list.Find(id) is { } item)
        {
            return new EducationChoice(id, item.Text);
        }
        else if (list.Items.Count == 0 && id > 0)
        {
            // Without a list there is nothing to hold it against.
            return new EducationChoice(id, null);
        }
        else
        {
            faults.Add(
                fault,
                RuleCodes.OneOf,
                $"{field.Label} is not one of this board's list. Choose it from there, or write its name."
            );
        }

        return null;
    }

    private static EducationChoice Named(string text, EducationList list) =>
        list.Items.FirstOrDefault(i =>
            string.Equals(i.Text, text, StringComparison.OrdinalIgnoreCase)
        )
            is { } item
            ? new EducationChoice(item.Id, item.Text)
            : new EducationChoice(null, text);

    internal sealed record ChoiceField(string Id, string Text, string Label);
}
