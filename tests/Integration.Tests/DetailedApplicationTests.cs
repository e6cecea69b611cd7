using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;
using Azure.Data.Tables;

namespace ApplyFunctions.Integration.Tests;

/// <summary>Applications to a posting that asks for everything, in every kind of body.</summary>
public sealed class DetailedApplicationTests(RunningSystem system) : IAsyncLifetime
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public async ValueTask InitializeAsync() => await DetailedBoard.PutAsync(system.Storage, Stop);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    [Theory]
    [InlineData("multipart")]
    [InlineData("urlencoded")]
    [InlineData("multipart without inner brackets")]
    [InlineData("json")]
    public async Task Everything_that_is_asked_for_is_kept(string kind)
    {
        var email = Email();
        using var body = DetailedForm.Body(kind, DetailedForm.Fields(email));

        var answer = await PostAsync(body);

        answer.Status.Should().Be(200, answer.Body.ToJsonString());
        var row = (await system.Storage.RowsAsync(answer.Id, Stop))["application"];
        row.GetString("Phone").Should().Be("+44 (0)20 7946 0958");
        row.GetString("PhoneE164").Should().Be("+442079460958");
        row.GetString("Location").Should().Be("Kyiv, Ukraine");
        row.GetDouble("Latitude").Should().Be(50.45);
        row.GetDouble("Longitude").Should().Be(30.52);
        row.GetString("Consents")
            .Should()
            .Be(
                "gdpr_processing_consent_given,gdpr_retention_consent_given,gdpr_demographic_data_consent_given"
            );
        row.GetInt32("RetentionDays").Should().Be(365);
        row.GetDateTimeOffset("ConsentsAt").Should().Be(row.GetDateTimeOffset("ReceivedAt"));
        row.Should().NotContainKey("ApplicantIp");
        Json(row, "Educations")
            .Should()
            .Be(
                """[{"school":{"id":31,"text":"Clockmakers' School"},"degree":{"id":1011,"text":"Bachelor's Degree"},"discipline":{"id":2148,"text":"Physics"},"start":{"year":2012,"month":9},"end":{"year":2016,"month":null}}]"""
            );
        Json(row, "Employments")
            .Should()
            .Be(
                """[{"companyName":"Example Bakery","title":"Baker","start":{"year":2016,"month":1},"end":{"year":2018,"month":2},"current":false},{"companyName":"Example Clocks","title":"Winder","start":{"year":2018,"month":3},"end":null,"current":true}]"""
            );
        var answers = JsonNode.Parse(row.GetString("Answers"))!.AsArray();
        answers.Select(a => (string)a!["field"]!).Should().Equal("question_41", "question_42");
        ((string)answers[0]!["labels"]![0]!).Should().Be("No");
        answers[1]!["values"]!.AsArray().Select(v => (string)v!).Should().Equal("421", "422");
    }

    [Fact]
    public async Task A_repeat_with_other_equality_answers_is_a_repeat_and_with_other_consents_is_not()
    {
        var email = Email();
        var fields = DetailedForm.Fields(email);
        using var first = DetailedForm.Body("urlencoded", fields);
        using var other = DetailedForm.Body(
            "urlencoded",
            DetailedForm.Changed(fields, "gender", "3")
        );
        using var consent = DetailedForm.Body(
            "urlencoded",
            DetailedForm.Changed(
                fields,
                "data_compliance[gdpr_demographic_data_consent_given]",
                "0"
            )
        );

        var id = (await PostAsync(first, null)).Id;

        (await PostAsync(other, null)).Id.Should().Be(id);
        (await PostAsync(consent, null)).Id.Should().NotBe(id);
    }

    [Fact]
    public async Task An_address_is_believed_from_a_server_with_a_key_only()
    {
        var key = await system.Storage.AddApiKeyAsync(DetailedBoard.Token, Stop);
        var fields = DetailedForm.Fields(Email());
        fields.Add(("applicant_ip", "192.0.2.77"));
        using var untrusted = DetailedForm.Body("multipart", fields);
        using var trusted = DetailedForm.Body(
            "multipart",
            DetailedForm.Changed(fields, "email", Email())
        );

        var visitor = await PostAsync(untrusted);
        var server = await PostAsync(trusted, key);

        (await RowAsync(visitor)).Should().NotContainKey("ApplicantIp");
        (await RowAsync(server)).GetString("ApplicantIp").Should().Be("192.0.2.77");
        system.Host.Output.Should().NotContain("192.0.2.77", "logs hold no personal data");
    }

    [Fact]
    public async Task All_that_is_missing_is_told_at_once()
    {
        var email = Email();
        using var body = DetailedForm.Body(
            "urlencoded",
            [("email", email), ("employments[][title]", "Baker")]
        );

        var answer = await PostAsync(body);

        answer.Status.Should().Be(422);
        answer
            .FaultyFields.Should()
            .BeEquivalentTo(
                "first_name",
                "last_name",
                "phone",
                "question_41",
                "location",
                "educations",
                "employments.0.company_name",
                "employments.0.start_date",
                "employments.0.end_date",
                "data_compliance.gdpr_processing_consent_given",
                "data_compliance.gdpr_retention_consent_given"
            );
        answer
            .Error.Should()
            .Be(
                "Invalid attributes: first_name,last_name,phone,question_41,location,educations,employments,data_compliance"
            );
        (await system.Storage.ApplicationsOfAsync(email, Stop)).Should().BeEmpty();
    }

    [Theory]
    [InlineData("educations[][school_name_id]", "33", "educations.0.school_name_id")]
    [InlineData("educations[][end_date][year]", "2011", "educations.0.end_date")]
    [InlineData("employments[][current]", "perhaps", "employments.0.current")]
    [InlineData("latitude", "91", "latitude")]
    [InlineData("gender", "9", "gender")]
    [InlineData("question_41", "2", "question_41")]
    [InlineData("phone", "none", "phone")]
    [InlineData(
        "data_compliance[gdpr_retention_consent_given]",
        "0",
        "data_compliance.gdpr_retention_consent_given"
    )]
    public async Task A_wrong_value_is_told_by_its_name(string name, string value, string field)
    {
        var email = Email();
        using var body = DetailedForm.Body(
            "multipart",
            DetailedForm.Changed(DetailedForm.Fields(email), name, value)
        );

        var answer = await PostAsync(body);

        answer.Status.Should().Be(422);
        answer.FaultyFields.Should().Equal(field);
        (await system.Storage.ApplicationsOfAsync(email, Stop)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_text_of_any_length_within_the_limits_fits_into_its_row()
    {
        var fields = DetailedForm.Fields(Email());
        for (var i = 0; i < 18; i++)
        {
            fields.Add(("employments[][company_name]", new string('企', 255)));
            fields.Add(("employments[][title]", new string('"', 254) + "x"));
            fields.Add(("employments[][start_date][year]", "2001"));
            fields.Add(("employments[][current]", "1"));
        }

        using var body = DetailedForm.Body("urlencoded", fields);

        var answer = await PostAsync(body);

        answer.Status.Should().Be(200, answer.Body.ToJsonString());
        JsonNode
            .Parse(Json(await RowAsync(answer), "Employments"))!
            .AsArray()
            .Should()
            .HaveCount(20);
    }

    private static string Email() => $"{Guid.NewGuid():N}@example.com";

    private static string Json(TableEntity row, string name)
    {
        var text = new StringBuilder(row.GetString(name));
        for (var i = 1; row.TryGetValue($"{name}{i}", out var more); i++)
        {
            text.Append(more);
        }

        return text.ToString();
    }

    private async Task<TableEntity> RowAsync(Answer answer) =>
        (await system.Storage.RowsAsync(answer.Id, Stop))["application"];

    private Task<Answer> PostAsync(HttpContent body, string? key = null) =>
        DetailedBoard.PostAsync(system.Http, body, key, Stop);
}
