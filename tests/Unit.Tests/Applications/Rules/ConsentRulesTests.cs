using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Applications.Rules;

public sealed class ConsentRulesTests
{
    private const string General = "gdpr_consent_given";
    private const string Processing = "gdpr_processing_consent_given";
    private const string Retention = "gdpr_retention_consent_given";

    [Theory]
    [InlineData("true")]
    [InlineData("\"true\"")]
    [InlineData("1")]
    [InlineData("\"1\"")]
    [InlineData("\"on\"")]
    public async Task A_yes_is_spelled_in_many_ways(string yes)
    {
        string[] bodies =
        [
            $"\"data_compliance\":{{\"{General}\":{yes}}}",
            $"\"data_compliance\":[{{\"{General}\":{yes}}}]",
            $"\"data_compliance\":{{\"0\":{{\"{General}\":{yes}}}}}",
            $"\"{General}\":{yes}",
        ];

        foreach (var body in bodies)
        {
            var judged = await Judgement.OfJsonAsync(Asking(general: true), body);

            judged.Taken.Details.Consents.Given.Should().Equal([General], body);
            judged.Taken.Details.Consents.RetentionDays.Should().Be(365);
        }
    }

    [Theory]
    [InlineData("data_compliance[gdpr_consent_given]=1")]
    [InlineData("data_compliance[gdpr_consent_given]=0&data_compliance[gdpr_consent_given]=on")]
    [InlineData("data_compliance[]gdpr_consent_given=1")]
    public async Task Forms_name_it_in_several_ways(string form)
    {
        var judged = await Judgement.OfFormAsync(Asking(general: true), form);

        judged.Taken.Details.Consents.Given.Should().Equal(General);
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"data_compliance\":null")]
    [InlineData("\"data_compliance\":{\"gdpr_consent_given\":false}")]
    [InlineData("\"data_compliance\":{\"gdpr_consent_given\":\"\"}")]
    [InlineData("\"data_compliance\":{\"gdpr_consent_given\":\"maybe\"}")]
    [InlineData("\"data_compliance\":{\"gdpr_consent_given\":{\"a\":1}}")]
    [InlineData("\"data_compliance\":{\"gdpr_processing_consent_given\":true}")]
    [InlineData("\"data_compliance\":[1]")]
    [InlineData("\"data_compliance\":\"gdpr_consent_given\"")]
    public async Task Anything_else_is_none(string body)
    {
        var asked = await Judgement.OfJsonAsync(Asking(general: true), body);
        var unasked = await Judgement.OfJsonAsync(Asking(), body);

        asked.Fields.Should().Equal("data_compliance.gdpr_consent_given");
        asked.Message(asked.Fields[0]).Should().Contain("Tick the box");
        unasked.Taken.Details.Consents.Given.Should().BeEmpty();
    }

    [Theory]
    [InlineData(false, true, false, Processing, Processing)]
    [InlineData(false, false, true, Retention, Retention)]
    [InlineData(true, true, true, Processing + "," + Retention, Processing + "," + Retention)]
    [InlineData(true, true, true, General, "")]
    [InlineData(false, true, true, General, "")]
    public async Task Consents_for_single_purposes_take_the_place_of_the_one_for_all(
        bool general,
        bool processing,
        bool retention,
        string given,
        string kept
    )
    {
        var members = given.Split(',').Select(name => $"\"{name}\":true");
        var judged = await Judgement.OfJsonAsync(
            Asking(general, processing, retention),
            $"\"data_compliance\":{{{string.Join(',', members)}}}"
        );

        if (kept.Length > 0)
        {
            judged.Taken.Details.Consents.Given.Should().Equal(kept.Split(','));
        }
        else
        {
            judged
                .Fields.Should()
                .Equal($"data_compliance.{Processing}", $"data_compliance.{Retention}");
            judged.Message($"data_compliance.{Retention}").Should().Contain("365 days");
            judged.Faults.ToProblem().Error.Should().Be("Invalid attributes: data_compliance");
        }
    }

    private static string Asking(
        bool general = false,
        bool processing = false,
        bool retention = false
    ) =>
        $$"""
            "data_compliance":[{"type":"gdpr","requires_consent":{{Json(general)}},"requires_processing_consent":{{Json(
                processing
            )}},
            "requires_retention_consent":{{Json(
                retention
            )}},"retention_period":365,"demographic_data_consent_applies":false}]
            """;

    private static string Json(bool value) => value ? "true" : "false";
}
