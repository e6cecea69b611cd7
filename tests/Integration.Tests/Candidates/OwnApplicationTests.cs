using System.Text;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.Candidates;

public sealed class OwnApplicationTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_answer_and_the_mail_lead_to_the_candidates_own_application()
    {
        var form = new ApplicationForm().Set("phone", "+44 20 7946 0958");
        var link = await ApplyAsync(form);

        var (status, body) = await link.GetAsync();

        status.Should().Be(200);
        body["application_id"]!.ToString().Should().Be(link.Id);
        body["stage"]!.ToString().Should().Be("received");
        body["contact"]!["email"]!.ToString().Should().Be(form.Email);
        body["posting"]!["company"]!.ToString().Should().Be("Example Company");
        body["files"]![0]!["name"]!.ToString().Should().Be("cv.txt");
        body["may_replace_files"]!.GetValue<bool>().Should().BeTrue();
        body["history"]![0]!["event"]!.ToString().Should().Be("received");
        link.Url.Should().StartWith($"{system.Host.Careers.ToString().TrimEnd('/')}/?application#");
        var mail = await system.Mails.FirstToAsync(form.Email, Stop);
        mail.Text.Should().Contain(link.Url);
        mail.Html.Should().Contain(link.Url);
    }

    [Fact]
    public async Task Whoever_has_no_valid_link_learns_nothing()
    {
        var link = await ApplyAsync(new ApplicationForm());
        var other = await ApplyAsync(new ApplicationForm());
        var parts = link.Token.Split('.');
        string Joined(int at, string part) =>
            string.Join('.', parts.Select((p, i) => i == at ? part : p));
        string[] wrong =
        [
            "",
            "x",
            other.Token,
            Joined(1, "other"),
            Joined(2, $"{long.Parse(parts[2], null) + 1}"),
            Joined(2, "-1"),
            Joined(3, parts[3][1..]),
            Joined(3, parts[3] + "A"),
            Joined(3, (parts[3][0] == 'A' ? 'B' : 'A') + parts[3][1..]),
            Joined(3, ""),
            link.Token + ".",
        ];
        var unknown = link.Id[..^1] + (link.Id[^1] == '0' ? '1' : '0');

        var answers = new List<string>();
        foreach (var token in wrong)
        {
            using var response = await link.SendRawAsync(HttpMethod.Get, "", token: token);
            ((int)response.StatusCode).Should().Be(404, token);
            answers.Add(await response.Content.ReadAsStringAsync(Stop));
        }

        foreach (var path in (string[])["", "/withdraw", "/contact", "/files/resume", "/erase"])
        {
            var method = path.Length == 0 ? HttpMethod.Get : HttpMethod.Post;
            using var request = new HttpRequestMessage(method, $"/v1/applications/{unknown}{path}");
            request.Headers.TryAddWithoutValidation("Application-Token", link.Token);
            using var response = await system.Http.SendAsync(request, Stop);
            answers.Add(await response.Content.ReadAsStringAsync(Stop));
        }

        answers.Distinct(StringComparer.Ordinal).Should().ContainSingle();
    }

    [Fact]
    public async Task Withdrawing_many_times_at_once_is_withdrawing_once()
    {
        var form = new ApplicationForm();
        var link = await ApplyAsync(form);
        await system.Mails.FirstToAsync(form.Email, Stop);

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 5).Select(_ => link.PostAsync("/withdraw"))
        );

        answers.Should().OnlyContain(a => a.Status == 200);
        answers.Should().OnlyContain(a => a.Body["stage"]!.ToString() == "withdrawn");
        await system.RowAsync(link.Id, "mail.withdrawal", Sent, Stop);
        var rows = await system.Storage.RowsAsync(link.Id, Stop);
        rows.Keys.Should().ContainSingle(k => k.EndsWith(".withdrawn", StringComparison.Ordinal));
        (await system.Mails.ToAsync(form.Email, Stop)).Should().HaveCount(2);

        var (status, problem) = await link.SendFileAsync(
            "resume",
            "new.txt",
            "A new one"u8.ToArray()
        );
        status.Should().Be(409);
        problem["title"]!.ToString().Should().Contain("withdrawn");
        var (contact, _) = await link.PostAsync("/contact", new { first_name = "Eve" });
        contact.Should().Be(409);
    }

    [Fact]
    public async Task Contact_details_are_corrected_by_the_rules_of_the_form_and_the_rest_stays()
    {
        var form = new ApplicationForm().Set("phone", "+44 20 7946 0958");
        var link = await ApplyAsync(form);
        var before = (await system.Storage.RowsAsync(link.Id, Stop))["application"];
        var email = $"{Guid.NewGuid():N}@example.com";

        var (faulty, problem) = await link.PostAsync(
            "/contact",
            new { email = "no address", first_name = "" }
        );
        faulty.Should().Be(422);
        problem["errors"]!.AsObject().Select(e => e.Key).Should().Equal("first_name", "email");

        var (status, body) = await link.PostAsync("/contact", new { email, phone = "" });

        status.Should().Be(200);
        body["contact"]!["email"]!.ToString().Should().Be(email);
        body["contact"]!["first_name"]!.ToString().Should().Be("Ada");
        body["contact"]!["phone"].Should().BeNull();
        (await system.Mails.FirstToAsync(email, Stop)).Text.Should().NotBeEmpty();
        var after = (await system.Storage.RowsAsync(link.Id, Stop))["application"];
        after["Answers"].Should().Be(before["Answers"]);
        after["Fingerprint"].Should().Be(before["Fingerprint"]);
        (await link.PostAsync("/contact", new { email })).Status.Should().Be(200);
        (await system.Storage.RowsAsync(link.Id, Stop)).Should().NotContainKey("mail.correction-2");
    }

    [Fact]
    public async Task A_file_takes_the_place_of_another_whose_content_is_gone_then()
    {
        var form = new ApplicationForm();
        var link = await ApplyAsync(form);
        await system.RowAsync(link.Id, "text.resume", _ => true, Stop);
        var content = Encoding.UTF8.GetBytes($"Another curriculum vitae {Guid.NewGuid():N}");

        var (status, body) = await link.SendFileAsync("resume", "better.txt", content);

        status.Should().Be(200);
        body["files"]!.AsArray().Should().ContainSingle();
        body["files"]![0]!["name"]!.ToString().Should().Be("better.txt");
        (await system.Storage.FilesWithAsync(content, Stop)).Should().ContainSingle();
        (await system.Storage.FilesWithAsync(form.Content("resume"), Stop)).Should().BeEmpty();
        await system.RowAsync(
            link.Id,
            "text.resume",
            r => r.GetInt32("Characters") >= content.Length - 1 && r.GetInt32("Characters") > 0,
            Stop,
            seconds: 150
        );
        await system.RowAsync(link.Id, "mail.replacement", Sent, Stop);

        (await link.SendFileAsync("resume", "again.txt", content)).Status.Should().Be(200);
        (await system.Storage.RowsAsync(link.Id, Stop))
            .Should()
            .NotContainKey("mail.replacement-2");
    }

    [Theory]
    [InlineData("resume", "cv.exe", "MZ\u0001\u0002\u0003", 422, "unsupported file type")]
    [InlineData("resume", "cv.txt", "", 422, "0 bytes")]
    [InlineData("transcript", "cv.txt", "Text", 404, "no such file")]
    public async Task A_file_that_cannot_be_taken_is_refused_with_the_reason(
        string field,
        string name,
        string content,
        int status,
        string says
    )
    {
        var link = await ApplyAsync(new ApplicationForm());

        var answer = await link.SendFileAsync(field, name, Encoding.Latin1.GetBytes(content));

        answer.Status.Should().Be(status);
        answer.Body.ToJsonString().Should().Contain(says);
    }

    [Fact]
    public async Task A_second_application_of_a_person_is_another_one()
    {
        var form = new ApplicationForm();
        var first = await system.ApplyAsync(form, Stop);
        var again = new ApplicationForm(form.Email.ToUpperInvariant());

        var second = await system.ApplyAsync(again, Stop);

        second.Status.Should().Be(200);
        second.Id.Should().NotBe(first.Id);
        (await system.Storage.FilesWithAsync(form.Content("resume"), Stop))
            .Should()
            .ContainSingle();
    }

    [Fact]
    public async Task The_application_records_which_notice_was_shown()
    {
        var link = await ApplyAsync(new ApplicationForm());

        var row = (await system.Storage.RowsAsync(link.Id, Stop))["application"];

        row.GetString("NoticeVersion").Should().Be("2026-11");
        row.GetString("NoticeSha256").Should().MatchRegex("^[0-9a-f]{64}$");
    }

    private static bool Sent(Azure.Data.Tables.TableEntity row) => row.GetString("State") == "Sent";

    private async Task<OwnLink> ApplyAsync(ApplicationForm form)
    {
        var answer = await system.ApplyAsync(form, Stop);
        answer.Status.Should().Be(200, answer.Body.ToJsonString());
        return new OwnLink(system, answer);
    }
}
