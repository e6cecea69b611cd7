namespace ApplyFunctions.EndToEnd.Tests.Running;

/// <summary>Postings in other languages than English, whose forms ask for little.</summary>
internal static class TranslatedPostings
{
    public const string GermanTitle = "Uhrmacher*in für Turmuhren";
    public const string FrenchTitle = "Horloger·ère de clocher";
    public const string PortugueseTitle = "Relojoeiro/a de torre";

    public static string German(long id) =>
        Document(
            id,
            "de",
            GermanTitle,
            "<p>Sie halten Uhren am Laufen, nach denen sich ganze Städte richten.</p>"
                + "<h2>Was Sie tun</h2><ul><li>Werke zerlegen, reinigen und einstellen</li>"
                + "<li>Auf Türme steigen, auch bei Wind</li></ul>",
            ["Vorname", "Nachname", "E-Mail", "Lebenslauf", "Sind Sie schwindelfrei?", "Ja", "Nein"]
        );

    public static string French(long id) =>
        Document(
            id,
            "fr",
            FrenchTitle,
            "<p>Vous entretenez des horloges sur lesquelles des villes entières se règlent.</p>",
            ["Prénom", "Nom", "E-mail", "CV", "Avez-vous le vertige\u202f?", "Oui", "Non"]
        );

    public static string Portuguese(long id) =>
        Document(
            id,
            "pt",
            PortugueseTitle,
            "<p>Cuida dos relógios pelos quais cidades inteiras se guiam.</p>",
            ["Nome próprio", "Apelido", "E-mail", "Currículo", "Tem vertigens?", "Sim", "Não"]
        );

    private static string Document(
        long id,
        string language,
        string title,
        string content,
        string[] words
    ) =>
        $$"""
            {
              "id": {{id}}, "title": "{{title}}", "company_name": "Example Company", "language": "{{language}}",
              "location": {"name": "Zürich"}, "content": "{{content}}",
              "application_deadline": "2099-06-07T17:00:00", "application_deadline_time_zone": "Europe/Zurich",
              "questions": [
                {"label": "{{words[
                0
            ]}}", "required": true, "fields": [{"name": "first_name", "type": "input_text", "values": []}]},
                {"label": "{{words[
                1
            ]}}", "required": true, "fields": [{"name": "last_name", "type": "input_text", "values": []}]},
                {"label": "{{words[
                2
            ]}}", "required": true, "fields": [{"name": "email", "type": "input_text", "values": []}]},
                {"label": "{{words[
                3
            ]}}", "required": true, "fields": [{"name": "resume", "type": "input_file", "values": []},
                  {"name": "resume_text", "type": "textarea", "values": []}]},
                {"label": "{{words[
                4
            ]}}", "required": false, "fields": [{"name": "question_51", "type": "multi_value_single_select",
                  "values": [{"label": "{{words[5]}}", "value": 1}, {"label": "{{words[
                6
            ]}}", "value": 0}]}]}]
            }
            """;
}
