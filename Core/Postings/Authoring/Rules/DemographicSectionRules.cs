namespace ApplyFunctions.Core.Postings.Authoring.Rules;

/// <summary>The voluntary equality questions.</summary>
internal static class DemographicSectionRules
{
    // The answers are rows of the one transaction, which takes 100.
    private const int MostQuestions = 50;

    public static void Check(Place section)
    {
        if (!section.IsObject())
        {
            return;
        }

        section["header"].Text(PostingRules.LongestContent);
        section["description"].Text(PostingRules.LongestContent);
        var questions = section["questions"].Objects();
        if (questions.Count > MostQuestions)
        {
            section["questions"]
                .Fault($"There are {questions.Count} questions, and at most {MostQuestions} fit.");
        }

        CheckIds(questions);
        foreach (var question in questions)
        {
            question["label"].RequiredText();
            question["description"].Text(PostingRules.LongestContent);
            question["required"].Flag();
            question["type"].RequiredText();
            question["type"].OneOf(FieldTypes.SingleSelect, FieldTypes.MultiSelect);
            CheckOptions(question["answer_options"]);
        }
    }

    private static void CheckOptions(Place place)
    {
        var options = place.Objects();
        if (options.Count == 0)
        {
            place.Fault("There is nothing to choose from. Give at least one option.");
        }

        CheckIds(options);
        foreach (var option in options)
        {
            option["label"].RequiredText();
            option["description"].Text(PostingRules.LongestContent);
            option["free_form"].Flag();
            option["decline_to_answer"].Flag();
        }
    }

    private static void CheckIds(IReadOnlyList<Place> places)
    {
        var seen = new HashSet<long>();
        foreach (var place in places)
        {
            if (place["id"].RequiredWhole() is { } id && !seen.Add(id))
            {
                place["id"].Fault("This id occurs twice. Give each its own.");
            }
        }
    }
}
