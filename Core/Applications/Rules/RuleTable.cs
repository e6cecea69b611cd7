using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>
/// What a posting's form holds each answer to, field by field: the one table that submissions are judged by and that pages
/// are served. Fields have the names that faults have; those of entries are without their number
/// (<c>educations.end_date</c>).
/// </summary>
internal sealed class RuleTable
{
    private readonly Dictionary<string, List<FieldRule>> _fields = new(StringComparer.Ordinal);
    private readonly SubmissionLimits _limits;

    private RuleTable(SubmissionLimits limits) => _limits = limits;

    /// <summary>Of the whole application.</summary>
    public IReadOnlyList<FieldRule> Form =>
        [
            new(RuleCodes.BodyBytes, _limits.BodyBytes),
            new(RuleCodes.Files, _limits.Files),
            new(RuleCodes.AnswersLength, _limits.AnswersLength),
        ];

    public IEnumerable<KeyValuePair<string, List<FieldRule>>> Fields => _fields;

    /// <summary>The field's rules; none where nothing is asked under that name.</summary>
    public IReadOnlyList<FieldRule> this[string field] => _fields.GetValueOrDefault(field) ?? [];

    public bool Requires(string field) => Find(field, RuleCodes.Required) is not null;

    public FieldRule? Find(string field, string code) =>
        _fields.GetValueOrDefault(field)?.Find(rule => rule.Code == code);

    /// <summary>The most that the field's rule allows.</summary>
    /// <exception cref="KeyNotFoundException">The field has no such rule.</exception>
    public long Max(string field, string code) =>
        Find(field, code)?.Max
        ?? throw new KeyNotFoundException($"{field} has no rule {code} with a bound.");

    public static RuleTable Of(Posting posting, SubmissionLimits limits)
    {
        var table = OfContact(CandidateRules.RequiresPhone(posting), limits);
        table.AddLocation(LocationRules.Question(posting)?.Required == true);
        foreach (var question in SubmissionRules.Questions(posting))
        {
            table.AddQuestion(question);
        }

        foreach (var field in AttachmentRules.Always.Where(f => table[f].Count == 0))
        {
            table.AddFile(field);
        }

        table.AddEquality(posting);
        table.AddEntries(posting);
        foreach (var consent in ConsentRules.Demanded(posting))
        {
            table.Add(consent, new FieldRule(RuleCodes.Required));
        }

        return table;
    }

    /// <summary>The fields that every application has.</summary>
    public static RuleTable OfContact(bool phoneIsRequired, SubmissionLimits limits)
    {
        var table = new RuleTable(limits);
        table.Add("first_name", [Needed, .. table.Name, new(RuleCodes.NoUrl)]);
        table.Add("last_name", [Needed, .. table.Name, new(RuleCodes.NoUrl)]);
        table.Add("email", [Needed, .. table.Line, new(RuleCodes.Email)]);
        table.Add(
            "phone",
            [
                .. phoneIsRequired ? [Needed] : Array.Empty<FieldRule>(),
                .. table.Line,
                new(RuleCodes.NoUrl),
                new(RuleCodes.Digits),
            ]
        );
        return table;
    }

    /// <summary>One file.</summary>
    public static RuleTable OfFile(string field, SubmissionLimits limits)
    {
        var table = new RuleTable(limits);
        table.AddFile(field);
        return table;
    }

    private static FieldRule Needed { get; } = new(RuleCodes.Required);

    private FieldRule[] Line =>
        [new(RuleCodes.MaxLength, _limits.NameLength), new(RuleCodes.OneLine)];

    private FieldRule[] Name => [.. Line, new(RuleCodes.Words)];

    private void AddLocation(bool isRequired)
    {
        Add("location", isRequired ? [Needed, .. Name] : Name);
        Add("latitude", new FieldRule(RuleCodes.Number, 90, -90));
        Add("longitude", new FieldRule(RuleCodes.Number, 180, -180));
    }

    private void AddQuestion(Question question)
    {
        if (SubmissionRules.Demands(question))
        {
            var all = question.Fields.Select(f => f.Key).ToList();
            Add(question.Fields[0].Key, Needed with { AnyOf = all });
        }

        foreach (var field in question.Fields)
        {
            AddField(field, question);
        }
    }

    private void AddField(QuestionField field, Question question)
    {
        switch (field.Type)
        {
            case FieldTypes.File:
                AddFile(field.Key);
                break;
            case FieldTypes.SingleSelect:
                Add(field.Key, new(RuleCodes.OneOf), new(RuleCodes.MaxChoices, 1));
                break;
            case FieldTypes.MultiSelect:
                Add(field.Key, new FieldRule(RuleCodes.OneOf));
                break;
            case var _ when SubmissionRules.IsTextOfFile(question, field):
                break;
            case FieldTypes.TextArea:
                Add(field.Key, new FieldRule(RuleCodes.MaxLength, _limits.TextAnswerLength));
                break;
            default:
                Add(
                    field.Key,
                    new(RuleCodes.MaxLength, _limits.TextAnswerLength),
                    new(RuleCodes.OneLine)
                );
                break;
        }
    }

    /// <summary>With the text that may come in its place, whether the posting lists that or not.</summary>
    private void AddFile(string field)
    {
        var bytes = new FieldRule(RuleCodes.FileBytes, _limits.FileBytes);
        Add(
            field,
            new(RuleCodes.MaxFiles, 1),
            new(RuleCodes.FileNotEmpty),
            bytes,
            new(RuleCodes.FileTypes)
        );
        Add($"{field}_text", bytes);
    }

    private void AddEquality(Posting posting)
    {
        foreach (var question in ComplianceRules.Questions(posting))
        {
            if (question.Required == true)
            {
                Add(question.Fields[0].Key, Needed);
            }

            foreach (var field in question.Fields.Where(ComplianceRules.IsAsked))
            {
                AddField(field, question);
            }
        }

        foreach (var question in posting.DemographicQuestions?.Questions ?? [])
        {
            Add(
                DemographicRules.NameOf(question),
                [
                    .. question.Required ? [Needed] : Array.Empty<FieldRule>(),
                    new(RuleCodes.OneOf),
                    .. question.Type == FieldTypes.SingleSelect
                        ? [new FieldRule(RuleCodes.MaxChoices, 1)]
                        : Array.Empty<FieldRule>(),
                    new(RuleCodes.MaxLength, _limits.NameLength),
                ]
            );
        }
    }

    private void AddEntries(Posting posting)
    {
        if (EducationRules.AsksFor(posting))
        {
            AddList(EducationRules.Field, posting.Education == EducationSettings.Required);
            foreach (var choice in EducationRules.Choices)
            {
                Add(
                    $"{EducationRules.Field}.{choice.Id}",
                    Needed with
                    {
                        AnyOf = [choice.Id, choice.Text],
                    }
                );
                Add($"{EducationRules.Field}.{choice.Text}", Name);
            }

            AddDates(EducationRules.Field, Needed);
        }

        if (posting.Employment != EmploymentSettings.Hidden)
        {
            AddList(EmploymentRules.Field, posting.Employment == EmploymentSettings.Required);
            Add($"{EmploymentRules.Field}.company_name", [Needed, .. Name]);
            Add($"{EmploymentRules.Field}.title", [Needed, .. Name]);
            AddDates(EmploymentRules.Field, Needed with { Unless = EmploymentRules.CurrentField });
        }
    }

    private void AddList(string list, bool isRequired) =>
        Add(
            list,
            [
                .. isRequired ? [Needed] : Array.Empty<FieldRule>(),
                new(RuleCodes.Entries, _limits.Entries),
            ]
        );

    private void AddDates(string list, FieldRule endIsNeeded)
    {
        var date = new FieldRule(RuleCodes.Date, DateRules.LastYear, DateRules.FirstYear);
        Add($"{list}.{DateRules.Start}", Needed, date);
        Add(
            $"{list}.{DateRules.End}",
            endIsNeeded,
            date,
            new FieldRule(RuleCodes.NotBefore) { Field = DateRules.Start }
        );
    }

    private void Add(string field, params FieldRule[] rules)
    {
        if (!_fields.TryGetValue(field, out var known))
        {
            _fields[field] = known = [];
        }

        known.AddRange(rules);
    }
}
