using System.Text.RegularExpressions;
using ApplyFunctions.Core.Applications.Rules;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications.Forms;

/// <summary>
/// Makes a form of what a posting asks for, by the table that its answers are judged by: what came before is filled in, and
/// each fault stands at its question.
/// </summary>
internal sealed partial class FormSections(
    Posting posting,
    RuleTable rules,
    SentForm sent,
    IReadOnlyList<Fault> faults
)
{
    private const int FewOptions = 6;
    private readonly HashSet<Fault> _placed = [];

    /// <summary>Those that belong to nothing on the page.</summary>
    public IEnumerable<Fault> Unplaced => faults.Where(fault => !_placed.Contains(fault));

    public IReadOnlyList<FormSection> All()
    {
        var entries = new FormEntries(posting, rules, sent, At);
        var equality = new FormEquality(posting, rules, sent, this);
        return
        [
            .. Asked(Unasked(), posting.Questions),
            .. Asked([], posting.LocationQuestions),
            .. entries.Education(),
            .. entries.Employment(),
            .. equality.All(),
            .. Consents(),
        ];
    }

    /// <summary>The faults that come under any of these names.</summary>
    public IReadOnlyList<Fault> At(params IReadOnlyCollection<string> names)
    {
        var found = faults
            .Where(fault => names.Contains(fault.Field, StringComparer.Ordinal))
            .ToList();
        _placed.UnionWith(found);
        return found;
    }

    public FormQuestion? QuestionOf(Question question)
    {
        var seen = question.Fields.Where(f => f.Type != FieldTypes.Hidden).ToList();
        if (seen.Count == 0)
        {
            return null;
        }

        var key = question.Fields[0].Key;
        var required = rules.Requires(key) || seen.Exists(f => rules.Requires(f.Key));
        return new FormQuestion(key, Spaced(question.Label))
        {
            Required = required,
            Help = question.Description,
            Controls =
            [
                .. seen.Select(field =>
                    ControlOf(field, required && seen.Count == 1, question.Label)
                ),
            ],
            Faults = At([.. question.Fields.Select(f => f.Key)]),
        };
    }

    /// <summary>What nobody can apply without is asked for where the posting itself leaves it out.</summary>
    private IEnumerable<FormQuestion> Unasked() =>
        CandidateRules
            .Demanded.Except(
                (posting.Questions ?? []).SelectMany(q => q.Fields).Select(f => f.Key),
                StringComparer.Ordinal
            )
            .Select(key => new FormQuestion(key, null)
            {
                Message = key,
                Required = true,
                Controls = [LineOf(key, "")],
                Faults = At(key),
            });

    private IEnumerable<FormSection> Asked(
        IEnumerable<FormQuestion> before,
        IReadOnlyList<Question>? questions
    )
    {
        List<FormQuestion> shown =
        [
            .. before,
            .. (questions ?? []).Select(QuestionOf).OfType<FormQuestion>(),
        ];
        return shown.Count == 0
            ? []
            : [new FormSection(SectionKinds.Questions) { Questions = shown }];
    }

    private FormControl ControlOf(QuestionField field, bool required, string label) =>
        field.Type switch
        {
            FieldTypes.File => new FormControl(ControlKinds.File, field.Key)
            {
                Lost = sent.FileNames.GetValueOrDefault(field.Key),
            },
            FieldTypes.TextArea => new FormControl(ControlKinds.Lines, field.Key)
            {
                Value = sent.Text(field.Key),
            },
            FieldTypes.SingleSelect => SingleOf(field, required),
            FieldTypes.MultiSelect => new FormControl(ControlKinds.Boxes, field.Name)
            {
                Options = Options(field, $"{field.Key}[]"),
            },
            _ => LineOf(field.Key, label),
        };

    private FormControl SingleOf(QuestionField field, bool required)
    {
        var isShort = required && field.Values?.Count <= FewOptions;
        return new FormControl(isShort ? ControlKinds.Radios : ControlKinds.Select, field.Key)
        {
            Options = Options(field, field.Key),
        };
    }

    private IReadOnlyList<FormOption> Options(QuestionField field, string name)
    {
        var chosen = sent.Texts(field.Key);
        return
        [
            .. (field.Values ?? []).Select(option =>
            {
                var value = ChoiceRules.ValueOf(option);
                return new FormOption(
                    option.Label,
                    name,
                    value,
                    chosen.Contains(value, StringComparer.Ordinal)
                );
            }),
        ];
    }

    private FormControl LineOf(string key, string label)
    {
        var (type, autocomplete) = key switch
        {
            "first_name" => ("text", "given-name"),
            "last_name" => ("text", "family-name"),
            "email" => ("email", "email"),
            "phone" => ("tel", "tel"),
            "location" => ("text", "address-level2"),
            // Not HTML's type for it, which refuses what people write without https://.
            _ when Link.IsMatch(label) => ("text", "url"),
            _ => ("text", "off"),
        };
        return new FormControl(ControlKinds.Line, key)
        {
            Value = sent.Text(key),
            Type = type,
            Autocomplete = autocomplete,
        };
    }

    private IEnumerable<FormSection> Consents()
    {
        var days = (posting.DataCompliance ?? []).Min(rule => rule.RetentionPeriod);
        var questions = ConsentRules.Demanded(posting).Select(name => Consent(name, days)).ToList();
        return questions.Count == 0
            ? []
            : [new FormSection(SectionKinds.Consents) { Questions = questions }];
    }

    /// <param name="name">As faults have it: <c>data_compliance.gdpr_consent_given</c>.</param>
    public FormQuestion Consent(string name, int? days)
    {
        var (group, consent) = (name.Split('.')[0], name.Split('.')[1]);
        var given = sent.Text(group, consent);
        return new FormQuestion(name, null)
        {
            Message = days is null ? consent : $"{consent}_days",
            Days = days,
            Required = rules.Requires(name),
            Controls =
            [
                new FormControl(ControlKinds.Tick, $"{group}[{consent}]")
                {
                    Value = given.Length > 0 ? "true" : "",
                },
            ],
            Faults = At(name),
        };
    }

    // Compliance labels come as one word: "DisabilityStatus".
    private static string Spaced(string label) =>
        OneWord.IsMatch(label) ? Hump.Replace(label, " ") : label;

    [GeneratedRegex("^([A-Z][a-z]+){2,}$", RegexOptions.ExplicitCapture, 1000)]
    private static partial Regex OneWord { get; }

    [GeneratedRegex("(?<=[a-z])(?=[A-Z])", RegexOptions.None, 1000)]
    private static partial Regex Hump { get; }

    [GeneratedRegex(
        @"linked\s?in|git\s?hub|web\s?site|portfolio|\burl\b|\blink\b",
        RegexOptions.IgnoreCase,
        1000
    )]
    private static partial Regex Link { get; }
}
