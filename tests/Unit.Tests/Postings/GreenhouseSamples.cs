using System.Text.Json.Nodes;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Postings;

/// <summary>Postings in the shapes in which Greenhouse's API answers them; everything in them is invented.</summary>
internal static class GreenhouseSamples
{
    /// <summary>One job with its form and pay, as of today.</summary>
    public const string Full = """
        {
          "absolute_url": "https://careers.example.com/jobs/8172510?gh_jid=8172510",
          "data_compliance": [{"type":"gdpr","requires_consent":true,"requires_processing_consent":true,"requires_retention_consent":false,"retention_period":365,"demographic_data_consent_applies":true}],
          "education": "education_optional",
          "employment": "employment_required",
          "internal_job_id": 3537063,
          "location": {"name": "London, UK"},
          "metadata": [{"id":11,"name":"Remote","value":true,"value_type":"yes_no"},{"id":12,"name":"Range","value":{"unit":"GBP","min_value":"172800.0","max_value":"297000.0"},"value_type":"currency_range"},{"id":13,"name":"Teams","value":["A","B"],"value_type":"multi_select"},{"id":14,"name":"Note","value":null,"value_type":"short_text"}],
          "id": 8172510,
          "updated_at": "2026-09-25T16:45:00-04:00",
          "requisition_id": "50",
          "title": "Baker’s Assistant – Nights (all genders)",
          "company_name": "Example Bakery",
          "first_published": "2026-09-09T10:50:29-04:00",
          "language": "en",
          "application_deadline": "2026-10-30T17:00:00-04:00",
          "content": "&lt;p&gt;Bread &amp;amp; butter. It&#x27;s warm.&lt;/p&gt;",
          "ai_disclaimer": null,
          "include_ai_disclaimer": false,
          "departments": [{"id":4100210002,"name":"Ovens","child_ids":[4100210003],"parent_id":null}],
          "offices": [{"id":4100310002,"name":"London","location":null,"child_ids":[],"parent_id":4100310001}],
          "pay_input_ranges": [{"min_cents":5000000,"max_cents":7500000,"currency_type":"USD","title":"NYC Salary Range","blurb":"<p>Plus bread.</p>"}],
          "questions": [
            {"description":null,"label":"First Name","required":true,"fields":[{"name":"first_name","type":"input_text","values":[]}]},
            {"description":null,"label":"Last Name","required":true,"fields":[{"name":"last_name","type":"input_text","values":[]}]},
            {"description":null,"label":"Preferred First Name","required":false,"fields":[{"name":"preferred_name","type":"input_text"}]},
            {"description":null,"label":"Email","required":true,"fields":[{"name":"email","type":"input_text","values":[]}]},
            {"description":null,"label":"Phone","required":false,"fields":[{"name":"phone","type":"input_text","values":[]}]},
            {"description":null,"label":"Resume/CV","required":null,"fields":[{"name":"resume","type":"input_file","values":[],"allowed_filetypes":["pdf"]},{"name":"resume_text","type":"textarea","values":[]}]},
            {"description":null,"label":"Cover Letter","required":false,"fields":[{"name":"cover_letter","type":"input_file","values":[]},{"name":"cover_letter_text","type":"textarea","values":[]}]},
            {"description":"<p>Really?</p>","label":"Agree?","required":true,"fields":[{"name":"question_42849247","type":"multi_value_single_select","values":[{"label":"Yes","value":1},{"label":"No","value":0}]}]},
            {"description":null,"label":"Which?","required":false,"fields":[{"name":"question_24229694002[]","type":"multi_value_multi_select","values":[{"label":"Rye","value":114986917002},{"label":"Rye","value":114986918002}]}]},
            {"description":null,"label":"Portfolio","required":false,"fields":[{"name":"question_42849248","type":"input_file","values":[]}]}
          ],
          "location_questions": [
            {"label":"Longitude","required":true,"fields":[{"name":"longitude","type":"input_hidden","values":[]}]},
            {"label":"Latitude","required":true,"fields":[{"name":"latitude","type":"input_hidden","values":[]}]},
            {"label":"Location (City)","required":true,"fields":[{"name":"location","type":"input_text","values":[]}]}
          ],
          "compliance": [
            {"type":"eeoc","description":"&lt;p&gt;Why we ask.&lt;/p&gt;","questions":[]},
            {"type":"eeoc","description":null,"questions":[{"label":"DisabilityStatus","required":false,"description":null,"fields":[{"name":"disability_status","type":"multi_value_single_select","values":[{"label":"No","value":"2"},{"label":"Yes","value":"1"}]}]}]},
            {"type":"eeoc","description":"","questions":[{"label":"VeteranStatus","required":false,"description":null,"fields":[{"name":"veteran_status","type":"multi_value_single_select","values":[{"label":"No","value":"1"}]}]}]},
            {"type":"eeoc","description":"","questions":[{"label":"Race","required":false,"description":null,"fields":[{"name":"race","type":"multi_value_single_select","values":[{"label":"Decline","value":"8"}]}]},{"label":"Gender","required":false,"description":null,"fields":[{"name":"gender","type":"multi_value_single_select","values":[{"label":"Decline","value":"3"}]}]}]}
          ],
          "demographic_questions": {"header":"About you","description":"<p>Voluntary.</p>","questions":[
            {"id":4000100002,"label":"Which?","required":true,"type":"multi_value_multi_select","answer_options":[{"id":4000543002,"label":"One","free_form":false,"decline_to_answer":false},{"id":4000543003,"label":"In words","free_form":true,"decline_to_answer":false},{"id":4000543004,"label":"I don't wish to answer","free_form":false,"decline_to_answer":true}]}]}
        }
        """;

    /// <summary>Shapes that were seen in answers of all ages.</summary>
    public static TheoryData<string> Seen { get; } =
        new(
            Full,
            """{"id":8172510,"title":"Baker"}""",
            """{"id":8172510,"title":"Baker","questions":null,"location_questions":[],"compliance":null,"demographic_questions":null,"metadata":null,"departments":[null],"offices":[],"application_deadline":null,"internal_job_id":null,"requisition_id":null,"first_published":null,"language":"pt-BR"}""",
            """{"id":8172510,"title":"Baker","demographic_questions":[],"compliance":[],"pay_input_ranges":[],"location":{"name":null}}""",
            """{"id":8172510,"title":"Baker","demographic_questions":{},"data_compliance":[{"type":"gdpr","requires_consent":false,"retention_period":null}],"updated_at":"2013-07-31T20:12:43Z"}""",
            """{"title":"Baker","departments":[{"id":0,"name":"No Department"}],"demographic_questions":{"header":null,"description":null,"questions":[{"id":1,"label":"q","required":null,"type":"multi_value_single_select","answer_options":[{"id":1,"label":"a","free_form":null}]}]}}""",
            """{"id":8172510,"title":"Baker","questions":[{"label":"Agree?","fields":[{"name":"question_1","type":"multi_value_single_select","values":[{"label":"Yes","value":"1"},{"label":"No","value":"0"}]}]},{"label":"Which?","required":false,"fields":[{"name":"question_2","type":"multi_value_multi_select","values":[{"label":"A","value":1}]}]}]}"""
        );

    public static JsonObject Posting() => JsonNode.Parse(Full)!.AsObject();
}
