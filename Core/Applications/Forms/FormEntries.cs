using System.Globalization;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications.Forms;

/// <summary>
/// Schools and jobs. A page without a script can't add any, so there are a few places from the start; those left empty are
/// passed over.
/// </summary>
/// <param name="faultsAt">The faults under any of some names.</param>
internal sealed class FormEntries(
    Posting posting,
    RuleTable rules,
    SentForm sent,
    Func<IReadOnlyCollection<string>, IReadOnlyList<Fault>> faultsAt
)
{
    private const int Places = 3;

    public IEnumerable<FormSection> Education() =>
        EducationRules.AsksFor(posting)
            ? Of(
                SectionKinds.Education,
                SectionKinds.EducationEntry,
                EducationRules.Field,
                at =>
                    [
                        Line(EducationRules.Field, at, "school", "school_name", "school_name_id"),
                        Line(EducationRules.Field, at, "degree", "degree", "degree_id"),
                        Line(EducationRules.Field, at, "discipline", "discipline", "discipline_id"),
                        Month(EducationRules.Field, at, DateRules.Start, "start"),
                        Month(EducationRules.Field, at, DateRules.End, "end_expected"),
                    ]
            )
            : [];

    public IEnumerable<FormSection> Employment() =>
        posting.Employment is EmploymentSettings.Required or EmploymentSettings.Optional
            ? Of(
                SectionKinds.Employment,
                SectionKinds.EmploymentEntry,
                EmploymentRules.Field,
                at =>
                    [
                        Line(EmploymentRules.Field, at, "employer", "company_name"),
                        Line(EmploymentRules.Field, at, "job_title", "title"),
                        Month(EmploymentRules.Field, at, DateRules.Start, "start"),
                        Tick(at),
                        Month(EmploymentRules.Field, at, DateRules.End, "end"),
                    ]
            )
            : [];

    private IEnumerable<FormSection> Of(
        string kind,
        string entryKind,
        string list,
        Func<string, IReadOnlyList<FormQuestion>> questions
    )
    {
        yield return new FormSection(kind)
        {
            Required = rules.Requires(list),
            Faults = faultsAt([list]),
        };
        var count = Math.Min(
            Math.Max(Places, sent.Count(list)),
            rules.Max(list, RuleCodes.Entries)
        );
        for (var i = 0; i < count; i++)
        {
            yield return new FormSection(entryKind)
            {
                Number = i + 1,
                Questions = questions(i.ToString(CultureInfo.InvariantCulture)),
            };
        }
    }

    private FormQuestion Line(
        string list,
        string at,
        string message,
        string field,
        string? id = null
    ) =>
        Question(
            list,
            at,
            message,
            field,
            new FormControl(ControlKinds.Line, $"{list}[{at}][{field}]")
            {
                Value = sent.Text(list, at, field),
                Autocomplete = "off",
            },
            id
        );

    private FormQuestion Month(string list, string at, string field, string message) =>
        Question(
            list,
            at,
            message,
            field,
            new FormControl(ControlKinds.Month, $"{list}[{at}][{field}]")
            {
                Value = sent.Text(list, at, field, "month"),
                Year = sent.Text(list, at, field, "year"),
            }
        );

    private FormQuestion Tick(string at) =>
        Question(
            EmploymentRules.Field,
            at,
            "current",
            EmploymentRules.CurrentField,
            new FormControl(
                ControlKinds.Tick,
                $"{EmploymentRules.Field}[{at}][{EmploymentRules.CurrentField}]"
            )
            {
                Value = sent.Text(EmploymentRules.Field, at, EmploymentRules.CurrentField),
            }
        );

    private FormQuestion Question(
        string list,
        string at,
        string message,
        string field,
        FormControl control,
        string? id = null
    ) =>
        new($"{list}.{at}.{field}", null)
        {
            Message = message,
            Controls = [control],
            Faults = faultsAt([$"{list}.{at}.{field}", $"{list}.{at}.{id ?? field}"]),
        };
}
