namespace ApplyFunctions.Testing;

/// <summary>A posting that asks for everything that a posting can ask for, and the lists that its board has.</summary>
public static class DetailedPosting
{
    public const string Title = "Keeper of the Clocks";

    public const string Schools = """
        [{"id":31,"text":"Clockmakers' School"},{"id":32,"text":"University of Nowhere"}]
        """;

    /// <param name="id">Its id, which the file is named for.</param>
    public static string Document(long id) =>
        $$"""
            {
              "id": {{id}}, "title": "{{Title}}", "company_name": "Example Company", "language": "en",
              "location": {"name": "Kyiv"}, "content": "&lt;p&gt;Some clocks are old.&lt;/p&gt;",
              "education": "education_required", "employment": "employment_optional",
              "data_compliance": [{"type": "gdpr", "requires_consent": true, "requires_processing_consent": true,
                "requires_retention_consent": true, "retention_period": 365, "demographic_data_consent_applies": true}],
              "questions": [
                {"label": "First Name", "required": true, "fields": [{"name": "first_name", "type": "input_text", "values": []}]},
                {"label": "Last Name", "required": true, "fields": [{"name": "last_name", "type": "input_text", "values": []}]},
                {"label": "Email", "required": true, "fields": [{"name": "email", "type": "input_text", "values": []}]},
                {"label": "Phone", "required": true, "fields": [{"name": "phone", "type": "input_text", "values": []}]},
                {"label": "Do you own a watch?", "required": true, "fields": [{"name": "question_41", "type": "multi_value_single_select",
                  "values": [{"label": "Yes", "value": 1}, {"label": "No", "value": 0}]}]},
                {"label": "Which clocks?", "required": false, "fields": [{"name": "question_42[]", "type": "multi_value_multi_select",
                  "values": [{"label": "Sundials", "value": 421}, {"label": "Hourglasses", "value": 422}]}]}],
              "location_questions": [
                {"label": "Longitude", "required": true, "fields": [{"name": "longitude", "type": "input_hidden", "values": []}]},
                {"label": "Latitude", "required": true, "fields": [{"name": "latitude", "type": "input_hidden", "values": []}]},
                {"label": "Location", "required": true, "fields": [{"name": "location", "type": "input_text", "values": []}]}],
              "compliance": [
                {"type": "eeoc", "description": "&lt;p&gt;We must ask this. You need not answer.&lt;/p&gt;", "questions": []},
                {"type": "eeoc", "description": null, "questions": [{"label": "VeteranStatus", "required": false, "description": null,
                  "fields": [{"name": "veteran_status", "type": "multi_value_single_select", "values": [
                    {"label": "I don't wish to answer", "value": "3"}, {"label": "I am not a protected veteran", "value": "1"}]}]}]},
                {"type": "eeoc", "description": null, "questions": [{"label": "Gender", "required": false, "description": null,
                  "fields": [{"name": "gender", "type": "multi_value_single_select", "values": [
                    {"label": "Decline To Self Identify", "value": "3"}, {"label": "Female", "value": "2"}, {"label": "Male", "value": "1"}]}]}]}],
              "demographic_questions": {"header": "Equality monitoring", "description": "<p>We look whether our hiring is fair.</p>",
                "questions": [{"id": 87, "label": "Handedness", "required": true, "type": "multi_value_single_select", "answer_options": [
                  {"id": 194, "label": "Left"}, {"id": 195, "label": "Right"}, {"id": 196, "label": "Prefer not to say", "decline_to_answer": true}]},
                  {"id": 88, "label": "Languages", "required": false, "type": "multi_value_multi_select", "answer_options": [
                  {"id": 212, "label": "Ukrainian"}, {"id": 213, "label": "Other", "free_form": true}]}]}
            }
            """;
}
