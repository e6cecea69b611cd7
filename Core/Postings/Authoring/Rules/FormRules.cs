using ApplyFunctions.Core.Applications.Rules;

namespace ApplyFunctions.Core.Postings.Authoring.Rules;

/// <summary>The form of a posting: its questions, and those that have a place of their own.</summary>
internal static class FormRules
{
    private const int LongestLabel = 10_000;

    private static readonly string[] LocationFields = ["location", "latitude", "longitude"];

    private static readonly string[] ComplianceFields =
    [
        "gender",
        "race",
        "veteran_status",
        "disability_status",
    ];

    public static void Check(Place posting, DocumentFaults faults)
    {
        var names = new FieldNames();
        foreach (var question in posting["questions"].Objects())
        {
            names.BeginQuestion();
            CheckQuestion(question, field => CheckOwn(field, names));
        }

        foreach (var question in posting["location_questions"].Objects())
        {
            names.BeginQuestion();
            CheckQuestion(question, field => CheckSpecial(field, names, LocationFields));
        }

        foreach (var section in posting["compliance"].Objects())
        {
            section["type"].OneOf("eeoc");
            section["description"].Text(PostingRules.LongestContent);
            foreach (var question in section["questions"].Objects())
            {
                names.BeginQuestion();
                CheckQuestion(question, field => CheckCompliance(field, names));
            }
        }

        names.CheckAttachments();
        DemographicSectionRules.Check(posting["demographic_questions"]);
    }

    private static void CheckQuestion(Place question, Action<Place> checkField)
    {
        question["label"].RequiredText(LongestLabel);
        question["description"].Text(PostingRules.LongestContent);
        question["required"].Flag();
        var fields = question["fields"].Objects();
        if (fields.Count == 0)
        {
            question["fields"].Fault("The question has no fields. Give it at least one.");
        }

        if (fields.Any(IsSpecial) && !fields.All(IsSpecial))
        {
            question["fields"]
                .Fault(
                    "Fields such as email, phone or location cannot share a question with others. Ask the others in a question of their own."
                );
        }

        foreach (var field in fields)
        {
            checkField(field);
        }
    }

    // Such fields are judged by rules of their own, which know nothing of others that would answer the question, too.
    private static bool IsSpecial(Place field) =>
        field["name"].Words is { } name
        && (
            LocationFields.Contains(name, StringComparer.Ordinal)
            || ComplianceFields.Contains(name, StringComparer.Ordinal)
            || CandidateRules.Handles(name)
        );

    private static void CheckOwn(Place field, FieldNames names)
    {
        var type = CheckType(field);
        var key = names.Claim(field["name"], type);
        FieldNames.CheckStandard(field, key, type);
        if (ComplianceFields.Contains(key, StringComparer.OrdinalIgnoreCase))
        {
            field["name"].Fault("Answers to this are equality answers. Ask it under compliance.");
        }
    }

    private static void CheckSpecial(Place field, FieldNames names, string[] known)
    {
        var key = names.Claim(field["name"], CheckType(field));
        if (key is not null && !known.Contains(key, StringComparer.Ordinal))
        {
            field["name"].Fault($"The name must be one of {string.Join(", ", known)}.");
        }
    }

    private static void CheckCompliance(Place field, FieldNames names)
    {
        CheckSpecial(field, names, ComplianceFields);
        foreach (
            var option in field["values"].Objects().Where(o => o["value"].Choice() is not null)
        )
        {
            if (!option["value"].IsText)
            {
                option["value"].Fault("Values of compliance questions are texts, in quotes.");
            }
        }
    }

    private static string? CheckType(Place field)
    {
        field["type"].RequiredText();
        var type = field["type"]
            .OneOf(
                FieldTypes.File,
                FieldTypes.Text,
                FieldTypes.Hidden,
                FieldTypes.TextArea,
                FieldTypes.SingleSelect,
                FieldTypes.MultiSelect
            );
        var options = field["values"].Objects();
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var option in options)
        {
            option["label"].RequiredText(LongestLabel);
            if (option["value"].Choice() is not { } value)
            {
                option["value"].Fault("This is required: a number or a text.");
            }
            else if (!seen.Add(value))
            {
                option["value"].Fault("Another option has this value. Give each its own.");
            }
        }

        if (type is FieldTypes.SingleSelect or FieldTypes.MultiSelect && options.Count == 0)
        {
            field["values"].Fault("There is nothing to choose from. Give at least one option.");
        }

        return type;
    }
}
