using System.Net.Http.Headers;
using System.Text;

namespace ApplyFunctions.Integration.Tests;

/// <summary>An answer to everything that <see cref="ApplyFunctions.Testing.DetailedPosting"/> asks for, in every kind of body.</summary>
internal static class DetailedForm
{
    private const string JsonBody = """
        {"first_name":"Ada","last_name":"Example","email":"EMAIL","phone":"+44 (0)20 7946 0958","question_41":false,"question_42":[421,"422"],
         "location":"Kyiv, Ukraine","latitude":"50.45","longitude":30.52,"gender":2,"veteran_status":"1",
         "educations":[{"school_name_id":"31","degree_id":1011,"discipline_id":"2148","start_date":{"month":"9","year":"2012"},"end_date":{"year":2016}},
           {"school_name_id":null,"degree_id":"","start_date":{"month":null,"year":null}}],
         "employments":[{"company_name":"Example Bakery","title":"Baker","start_date":{"month":1,"year":2016},"end_date":{"month":"2","year":"2018"},"current":"false"},
           {"company_name":"Example Clocks","title":"Winder","start_date":"2018-03","current":true},
           {"start_date":{"month":null,"year":null},"end_date":{"month":null,"year":null},"current":false}],
         "demographic_answers":[{"question_id":87,"answer_options":[{"answer_option_id":194}]},{"question_id":88,"answer_options":null}],
         "data_compliance":[{"gdpr_processing_consent_given":true,"gdpr_retention_consent_given":1}],"gdpr_demographic_data_consent_given":"on",
         "job_id":7,"extra":{"deep":[null]}}
        """;

    /// <summary>As a form has them: each list's entries in order.</summary>
    public static List<(string Name, string Value)> Fields(string email) =>
        [
            ("first_name", "Ada"),
            ("last_name", "Example"),
            ("email", email),
            ("phone", "+44 (0)20 7946 0958"),
            ("question_41", "0"),
            ("question_42[]", "421"),
            ("question_42[]", "422"),
            ("location", "Kyiv, Ukraine"),
            ("latitude", "50.45"),
            ("longitude", "30.52"),
            ("educations[][school_name_id]", "31"),
            ("educations[][degree_id]", "1011"),
            ("educations[][discipline_id]", "2148"),
            ("educations[][start_date][month]", "9"),
            ("educations[][start_date][year]", "2012"),
            ("educations[][end_date][year]", "2016"),
            ("employments[][company_name]", "Example Bakery"),
            ("employments[][title]", "Baker"),
            ("employments[][start_date][month]", "1"),
            ("employments[][start_date][year]", "2016"),
            ("employments[][end_date][month]", "2"),
            ("employments[][end_date][year]", "2018"),
            ("employments[][current]", "false"),
            ("employments[][company_name]", "Example Clocks"),
            ("employments[][title]", "Winder"),
            ("employments[][start_date][month]", "3"),
            ("employments[][start_date][year]", "2018"),
            ("employments[][current]", "on"),
            ("gender", "2"),
            ("veteran_status", "1"),
            ("demographic_answers[][question_id]", "87"),
            ("demographic_answers[][answer_options][][answer_option_id]", "194"),
            ("data_compliance[gdpr_processing_consent_given]", "1"),
            ("data_compliance[gdpr_retention_consent_given]", "true"),
            ("data_compliance[gdpr_demographic_data_consent_given]", "on"),
            ("submit_button", "Go"),
        ];

    /// <summary>The first field of that name with another value.</summary>
    public static List<(string Name, string Value)> Changed(
        List<(string Name, string Value)> fields,
        string name,
        string value
    )
    {
        var changed = fields.ToList();
        changed[changed.FindIndex(f => f.Name == name)] = (name, value);
        return changed;
    }

    public static HttpContent Body(string kind, List<(string Name, string Value)> fields)
    {
        if (kind == "urlencoded")
        {
            return new FormUrlEncodedContent(
                fields.Select(f => KeyValuePair.Create(f.Name, f.Value))
            );
        }

        if (kind == "json")
        {
            return new StringContent(
                JsonBody.Replace("EMAIL", fields[2].Value, StringComparison.Ordinal),
                Encoding.UTF8,
                "application/json"
            );
        }

        var body = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            // The official PHP client leaves the brackets around the first key out.
            var sent =
                kind == "multipart" || name.EndsWith("[]", StringComparison.Ordinal)
                    ? name
                    : WithoutFirstBrackets(name);
            var part = new ByteArrayContent(Encoding.UTF8.GetBytes(value));
            part.Headers.ContentDisposition = new ContentDispositionHeaderValue("form-data")
            {
                Name = $"\"{sent}\"",
            };
            body.Add(part);
        }

        return body;
    }

    private static string WithoutFirstBrackets(string name)
    {
        var at = name.IndexOf("[][", StringComparison.Ordinal);
        return at < 0
            ? name
            : $"{name[..(at + 2)]}{name[(at + 3)..name.IndexOf(']', at + 3)]}{name[(name.IndexOf(']', at + 3) + 1)..]}";
    }
}
