using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests;

/// <summary>Personal data stay where they belong.</summary>
public sealed class PrivacyTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Nothing_of_a_person_is_in_a_log()
    {
        const string canary = "Kanarienvogel";
        var form = new ApplicationForm($"{canary}.{Guid.NewGuid():N}@example.com")
            .Set("first_name", canary)
            .Set("last_name", $"{canary}-Example")
            .Set("phone", $"+44 {canary}")
            .Set("question_5172620002", $"https://example.com/{canary}")
            .File("resume", $"{canary}.pdf", ApplicationForm.Fixture("cv.pdf"));
        var refused = new ApplicationForm($"{canary}@")
            .Set("first_name", $"www.{canary}.com")
            .Set("cover_letter_url", $"https://{canary}.example.com/{canary}.pdf");
        var link = system.Files.Keep($"/{canary}.txt", ApplicationForm.UniqueCv());
        var linked = new ApplicationForm()
            .Without("resume")
            .Set("resume_url", $"{link}?key={canary}");
        var dead = new ApplicationForm().Without("resume").Set("resume_url", $"{link}/{canary}");
        var bounced = new ApplicationForm($"{canary}.bounced.{Guid.NewGuid():N}@example.com");
        await system.Mails.MisbehaveAsync(bounced.Email, 400, count: 10, Stop);

        var taken = await system.ApplyAsync(form, Stop);
        (await system.ApplyAsync(refused, Stop)).Status.Should().Be(422);
        (await system.ApplyAsync(linked, Stop)).Status.Should().Be(200);
        (await system.ApplyAsync(dead, Stop)).Status.Should().Be(422);
        var unmailed = await system.ApplyAsync(bounced, Stop);

        await system.Mails.FirstToAsync(form.Email, Stop);
        await system.RowAsync(taken.Id, "text.resume", _ => true, Stop);
        await system.RowAsync(
            unmailed.Id,
            "mail.confirmation",
            r => r.GetString("State") == "Refused",
            Stop
        );
        system.Host.Output.Should().Contain("Executed 'SendMail'");
        system.Host.Output.Should().Contain("was not fetched by its link: NotFound");
        system.Host.Output.Should().NotContainEquivalentOf(canary, "logs hold no personal data");
        system.Host.Output.Should().NotContain("Ada Example", "logs hold no text of a CV");
    }
}
