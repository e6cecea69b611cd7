using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests;

public sealed class MailTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_confirmation_says_what_one_needs_and_quotes_nothing_of_the_cv()
    {
        var form = new ApplicationForm().File(
            "resume",
            "cv.pdf",
            ApplicationForm.Fixture("cv.pdf")
        );

        var answer = await system.ApplyAsync(form, Stop);

        var mail = await system.Mails.FirstToAsync(form.Email, Stop);
        foreach (var content in (string[])[mail.Text, mail.Html])
        {
            content.Should().Contain("Ada").And.Contain(answer.Id);
            content.Should().Contain("Software Engineering Manager, ML Performance");
            content.Should().Contain("Example Company").And.Contain("careers@example.com");
            content.Should().NotContain("office manager");
        }

        var row = await system.RowAsync(
            answer.Id,
            "mail.confirmation",
            r => r.GetString("State") == "Sent",
            Stop
        );
        row.GetString("ProviderId").Should().NotBeNullOrEmpty();
        row.GetInt32("Attempts").Should().Be(1);
    }

    [Fact]
    public async Task What_goes_to_the_provider_beside_the_mail_holds_nothing_of_the_person()
    {
        var form = new ApplicationForm().Set("last_name", "Canarybird");
        await system.ApplyAsync(form, Stop);

        var mail = await system.Mails.FirstToAsync(form.Email, Stop);

        var beside = FindAll(mail.Json, "CustomArgs").Concat(FindAll(mail.Json, "Categories"));
        beside.Should().NotBeEmpty();
        string.Concat(beside).Should().NotContain("Canarybird").And.NotContain(form.Email);
    }

    [Theory]
    [InlineData(429)]
    [InlineData(500)]
    public async Task A_provider_that_cannot_take_it_now_gets_it_again(int status)
    {
        var form = new ApplicationForm();
        await system.Mails.MisbehaveAsync(form.Email, status, count: 1, Stop);

        var answer = await system.ApplyAsync(form, Stop);

        var row = await system.RowAsync(
            answer.Id,
            "mail.confirmation",
            r => r.GetString("State") == "Sent",
            Stop,
            seconds: 90
        );
        row.GetInt32("Attempts").Should().Be(2);
        (await system.Mails.ToAsync(form.Email, Stop)).Should().ContainSingle();
    }

    [Fact]
    public async Task A_provider_that_refuses_it_for_good_is_not_asked_again()
    {
        var form = new ApplicationForm();
        await system.Mails.MisbehaveAsync(form.Email, 400, count: 100, Stop);

        var answer = await system.ApplyAsync(form, Stop);

        var row = await system.RowAsync(
            answer.Id,
            "mail.confirmation",
            r => r.GetString("State") is "Refused",
            Stop
        );
        row.GetInt32("Attempts").Should().Be(1);
        row.GetString("Reason").Should().NotBeNullOrEmpty().And.NotContain(form.Email);
        (await system.Mails.ToAsync(form.Email, Stop)).Should().BeEmpty();
    }

    private static IEnumerable<string> FindAll(JsonNode? node, string name) =>
        node switch
        {
            JsonObject o => o.SelectMany(p =>
                p.Key == name ? [p.Value?.ToJsonString() ?? ""] : FindAll(p.Value, name)
            ),
            JsonArray a => a.SelectMany(item => FindAll(item, name)),
            _ => [],
        };
}
