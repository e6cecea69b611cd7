using System.Globalization;
using System.Text.Json.Nodes;
using Bogus;

namespace ApplyFunctions.LocalHost.Seeding;

/// <summary>Fills in the form of a posting, as the API describes it, for somebody who does not exist.</summary>
/// <param name="posting">With its questions.</param>
internal sealed class FormFiller(JsonObject posting)
{
    private const float SkippedIfOptional = 0.4f;
    private const float Declining = 0.15f;
    private const float AsWord = 0.5f;

    private static readonly string[] Sources =
    [
        "newsletter",
        "university-fair",
        "referral",
        "job-site",
        "search",
    ];

    public JsonObject Fill(MadeUpCandidate candidate, Randomizer random)
    {
        var form = new JsonObject
        {
            ["first_name"] = candidate.FirstName,
            ["last_name"] = candidate.LastName,
            ["email"] = candidate.Email,
            ["phone"] = candidate.Phone,
            ["mapped_url_token"] = random.ArrayElement(Sources),
        };
        foreach (var question in Objects("questions"))
        {
            Answer(form, question, candidate, random);
        }

        if (Objects("location_questions").Any())
        {
            form["location"] = candidate.City;
            form["latitude"] = candidate.Latitude;
            form["longitude"] = candidate.Longitude;
        }

        if (Equality(random) is { Count: > 0 } answers)
        {
            form["demographic_answers"] = answers;
        }

        form["data_compliance"] = new JsonObject
        {
            ["gdpr_consent_given"] = true,
            ["gdpr_processing_consent_given"] = true,
            ["gdpr_retention_consent_given"] = true,
            ["gdpr_demographic_data_consent_given"] = true,
        };
        return form;
    }

    private IEnumerable<JsonObject> Objects(string name) =>
        posting[name] is JsonArray list ? list.OfType<JsonObject>() : [];

    private static void Answer(
        JsonObject form,
        JsonObject question,
        MadeUpCandidate candidate,
        Randomizer random
    )
    {
        var field = question["fields"]![0]!.AsObject();
        var name = (string)field["name"]!;
        var isRequired = (bool?)question["required"] == true;
        if (form.ContainsKey(name) || (!isRequired && random.Bool(SkippedIfOptional)))
        {
            return;
        }

        var options = field["values"] as JsonArray ?? [];
        switch ((string)field["type"]!)
        {
            case "input_file":
                Attach(form, name, candidate, random);
                break;
            case "textarea":
                form[name] = $"{candidate.Summary} {candidate.Jobs[0].Duties[0]}.";
                break;
            case "multi_value_single_select" when options.Count > 0:
                form[name] = ValueOf(random, options);
                break;
            case "multi_value_multi_select" when options.Count > 0:
                form[name] = new JsonArray(ValueOf(random, options));
                break;
            case "input_text":
                form[name] = TextFor((string?)question["label"] ?? "", candidate);
                break;
        }
    }

    private static string TextFor(string label, MadeUpCandidate candidate) =>
        label.Contains("link", StringComparison.OrdinalIgnoreCase)
        || label.Contains("website", StringComparison.OrdinalIgnoreCase)
            ? $"https://example.com/{candidate.Email.Split('@')[0]}"
            : string.Join(", ", candidate.Skills.Take(2));

    private static JsonNode? ValueOf(Randomizer random, JsonArray options) =>
        options[random.Number(options.Count - 1)]!["value"]!.DeepClone();

    private static void Attach(
        JsonObject form,
        string field,
        MadeUpCandidate candidate,
        Randomizer random
    )
    {
        var lines = CvLines.Of(candidate);
        var asWord = !PdfCv.CanHold(lines) || random.Bool(AsWord);
        var content = asWord ? DocxCv.Write(lines) : PdfCv.Write(lines);
        form[$"{field}_content"] = Convert.ToBase64String(content);
        form[$"{field}_content_filename"] =
            $"{candidate.Email.Split('@')[0]}-{field}.{(asWord ? "docx" : "pdf")}";
    }

    private JsonArray Equality(Randomizer random)
    {
        var answers = new JsonArray();
        var questions = posting["demographic_questions"]?["questions"] as JsonArray ?? [];
        foreach (var question in questions.OfType<JsonObject>())
        {
            var options = question["answer_options"]!.AsArray().OfType<JsonObject>().ToList();
            var declining = options.Find(o => (bool?)o["decline_to_answer"] == true);
            var chosen =
                declining is not null && random.Bool(Declining)
                    ? declining
                    : random.ListItem(options);
            answers.Add(
                new JsonObject
                {
                    ["question_id"] = question["id"]!.DeepClone(),
                    ["answer_options"] = new JsonArray(
                        new JsonObject { ["answer_option_id"] = chosen["id"]!.DeepClone() }
                    ),
                }
            );
        }

        return answers;
    }

    public override string ToString() =>
        string.Create(CultureInfo.InvariantCulture, $"posting {posting["id"]}");
}
