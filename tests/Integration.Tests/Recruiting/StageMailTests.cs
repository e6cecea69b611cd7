using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Integration.Tests.Candidates;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.Recruiting;

/// <summary>The mail of a stage is seen before it goes.</summary>
public sealed class StageMailTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("de-AT", "de", "interviewing")]
    [InlineData("fr", "fr", "rejected")]
    [InlineData("fi", "en", "offered")]
    public async Task What_is_shown_is_what_the_candidate_then_gets(
        string posting,
        string language,
        string stage
    )
    {
        var author = await Author.WithBoardAsync(system);
        var job = author.JobPath(Author.NewId());
        await author.PutAsync(job, $$"""{"title":"Bäcker & <Co>","language":"{{posting}}"}""");
        var form = new ApplicationForm().Set("first_name", "Zoë <b>");
        using var body = form.ToMultipart();
        using var reply = await system.Http.PostAsync(job, body, Stop);
        var receipt = await reply.Content.ReadFromJsonAsync<JsonObject>(Stop);
        var link = new OwnLink(system, new Answer((int)reply.StatusCode, null, receipt!));
        await system.Mails.FirstToAsync(form.Email, Stop);
        var manage = $"/v1/manage/boards/{author.Board}";
        var path = $"{manage}/applications/{link.Id}";

        var shown = (await author.GetAsync($"{path}/stage/mail?stage={stage}")).Body;
        var between = (await author.GetAsync(path)).Body;
        await author.SendAsync(
            HttpMethod.Post,
            $"{path}/stage",
            Author.Json($$"""{"stage":"{{stage}}","mail":true}""")
        );
        var mails = await Patience.UntilAsync(
            () => system.Mails.ToAsync(form.Email, Stop),
            all => all.Count > 1,
            Stop
        );

        mails.Should().HaveCount(2, "looking at a mail sends none");
        ((string)shown["language"]!).Should().Be(language);
        var sent = mails[0];
        ((string)shown["subject"]!).Should().Be(sent.Subject);
        ((string)shown["text"]!).Should().Be(WithoutToken(sent.Text));
        ((string)shown["html"]!).Should().Be(WithoutToken(sent.Html));
        ((string)between["stage"]!).Should().Be("received");
        between["mails"]!.AsArray().Should().ContainSingle();
        between["history"]!.AsArray().Should().ContainSingle();
        (await author.GetAsync($"{manage}/audit")).Body["entries"]!
            .AsArray()
            .Select(entry => $"{entry!["action"]} {entry["application_ids"]![0]}")
            .Should()
            .Equal($"change_stage {link.Id}", $"read {link.Id}", $"preview_mail {link.Id}");

        string WithoutToken(string text)
        {
            text.Should().Contain($"#{link.Token}", "the candidate needs it");
            return text.Replace($"#{link.Token}", "", StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("hired", "mail-missing")]
    [InlineData("received", "mail-missing")]
    [InlineData("withdrawn", "stage-unknown")]
    [InlineData("Rejected", "stage-unknown")]
    [InlineData("rejected&stage=offered", "stage-unknown")]
    [InlineData("", "stage-unknown")]
    public async Task A_stage_without_a_mail_says_so(string stage, string code)
    {
        var id = (await system.ApplyAsync(new ApplicationForm(), Stop)).Id;
        var recruiter = await Recruiter.WithRoleAsync(system, "recruiter");

        var (status, body) = await recruiter.PreviewAsync(id, stage);

        status.Should().Be(422);
        ((string)body["type"]!).Should().EndWith($":{code}");
    }

    [Fact]
    public async Task Where_no_mail_would_go_none_is_shown()
    {
        var link = new OwnLink(system, await system.ApplyAsync(new ApplicationForm(), Stop));
        var recruiter = await Recruiter.WithRoleAsync(system, "recruiter");
        await recruiter.MoveAsync(link.Id, new { stage = "offered" });

        var unchanged = await recruiter.PreviewAsync(link.Id, "offered");
        await link.PostAsync("/withdraw");
        var withdrawn = await recruiter.PreviewAsync(link.Id, "rejected");

        unchanged.Status.Should().Be(409);
        ((string)unchanged.Body["type"]!).Should().EndWith(":stage-unchanged");
        withdrawn.Status.Should().Be(409);
        ((string)withdrawn.Body["type"]!).Should().EndWith(":application-withdrawn");
    }

    [Fact]
    public async Task Only_who_may_move_an_application_sees_its_mail()
    {
        var id = (await system.ApplyAsync(new ApplicationForm(), Stop)).Id;
        var unknown = id[..^1] + (id[^1] == '0' ? '1' : '0');
        var statuses = new List<int>();
        foreach (var role in (string[])["recruiter", "owner", "reader", "equality-officer"])
        {
            var somebody = await Recruiter.WithRoleAsync(system, role);
            statuses.Add((await somebody.PreviewAsync(id, "rejected")).Status);
        }

        var recruiter = await Recruiter.WithRoleAsync(system, "recruiter");
        var elsewhere = await Author.WithBoardAsync(system);
        var other = await elsewhere.GetAsync(
            $"/v1/manage/boards/{elsewhere.Board}/applications/{id}/stage/mail?stage=rejected"
        );

        statuses.Should().Equal(200, 200, 403, 403);
        (await recruiter.PreviewAsync(unknown, "rejected")).Status.Should().Be(404);
        other.Status.Should().Be(HttpStatusCode.NotFound, "it is another board's");
    }
}
