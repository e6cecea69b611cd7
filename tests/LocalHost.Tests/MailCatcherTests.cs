using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using static ApplyFunctions.LocalHost.Tests.RunningMailCatcher;

namespace ApplyFunctions.LocalHost.Tests;

public sealed class MailCatcherTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_mail_of_SendGrids_client_is_accepted_and_listed_in_Mailpits_shape()
    {
        await using var catcher = await StartAsync();

        var answer = await catcher.SendGrid().SendEmailAsync(Message(), Cancelled);

        answer.StatusCode.Should().Be(HttpStatusCode.Accepted);
        (await answer.Body.ReadAsStringAsync(Cancelled)).Should().BeEmpty();
        var messageId = answer.Headers.GetValues("X-Message-Id").Single();
        var list = await catcher.GetAsync("/api/v1/messages");
        list.GetProperty("total").GetInt32().Should().Be(1);
        list.GetProperty("unread").GetInt32().Should().Be(1);
        list.GetProperty("count").GetInt32().Should().Be(1);
        list.GetProperty("messages_count").GetInt32().Should().Be(1);
        var listed = list.GetProperty("messages")[0];
        listed.GetProperty("MessageID").GetString().Should().Be(messageId);
        listed
            .GetProperty("From")
            .GetProperty("Address")
            .GetString()
            .Should()
            .Be("careers@example.com");
        listed.GetProperty("From").GetProperty("Name").GetString().Should().Be("Example Careers");
        listed
            .GetProperty("To")[0]
            .GetProperty("Address")
            .GetString()
            .Should()
            .Be("ada@example.org");
        listed.GetProperty("Snippet").GetString().Should().Be("We have it.");
        listed.GetProperty("CustomArgs").GetProperty("message").GetString().Should().Be("a1b2");
    }

    [Fact]
    public async Task One_mail_has_its_text_and_HTML_and_is_read_afterwards()
    {
        await using var catcher = await StartAsync();
        await catcher.SendGrid().SendEmailAsync(Message(), Cancelled);
        var id = await OnlyIdAsync(catcher);

        var mail = await catcher.GetAsync($"/api/v1/message/{id}");

        mail.GetProperty("Text").GetString().Should().Be("We have it.");
        mail.GetProperty("HTML").GetString().Should().Contain("<p>We have it.</p>");
        mail.GetProperty("CustomArgs").GetProperty("message").GetString().Should().Be("a1b2");
        var list = await catcher.GetAsync("/api/v1/messages");
        list.GetProperty("unread").GetInt32().Should().Be(0);
        var headers = await catcher.GetAsync($"/api/v1/message/{id}/headers");
        headers.GetProperty("Subject")[0].GetString().Should().Be("Thank you");
    }

    [Fact]
    public async Task Mails_are_there_after_a_restart()
    {
        await using var catcher = await StartAsync();
        await catcher.SendGrid().SendEmailAsync(Message(subject: "Kept"), Cancelled);
        var before = (await catcher.GetAsync($"/api/v1/message/latest")).GetRawText();
        await File.WriteAllTextAsync(Path.Combine(catcher.Folder, "broken.json"), "{", Cancelled);

        await catcher.RestartAsync();

        (await catcher.GetAsync("/api/v1/message/latest")).GetRawText().Should().Be(before);
        catcher.Warnings.ToString().Should().Contain("broken.json");
    }

    [Fact]
    public async Task Mails_are_deleted_by_id_or_all()
    {
        await using var catcher = await StartAsync();
        foreach (var subject in (string[])["first", "second", "third"])
        {
            await catcher.SendGrid().SendEmailAsync(Message(subject: subject), Cancelled);
        }

        var newest = (await catcher.GetAsync("/api/v1/messages")).GetProperty("messages")[0];
        await DeleteAsync(catcher, new { IDs = new[] { newest.GetProperty("ID").GetString() } });
        var left = await catcher.GetAsync("/api/v1/messages");
        left.GetProperty("messages")
            .EnumerateArray()
            .Select(mail => mail.GetProperty("Subject").GetString())
            .Should()
            .Equal("second", "first");

        await DeleteAsync(catcher, body: null);
        (await catcher.GetAsync("/api/v1/messages")).GetProperty("total").GetInt32().Should().Be(0);
        Directory.EnumerateFiles(catcher.Folder).Should().BeEmpty();
    }

    [Theory]
    [InlineData(null, "Permission denied, wrong credentials")]
    [InlineData("Bearer ", "Permission denied, wrong credentials")]
    public async Task Without_a_key_SendGrids_401_is_answered(string? authorization, string message)
    {
        await using var catcher = await StartAsync();

        using var answer = await PostAsync(catcher, "{}", authorization);

        answer.StatusCode.Should().Be(HttpStatusCode.Unauthorized);
        (await FirstErrorAsync(answer)).GetProperty("message").GetString().Should().Be(message);
    }

    [Theory]
    [InlineData("{", null)]
    [InlineData("""{"subject":7}""", null)]
    [InlineData(
        """{"personalizations":[],"subject":"s","from":{"email":"a@example.com"},"content":[{"type":"text/plain","value":"x"}]}""",
        "personalizations"
    )]
    [InlineData(
        """{"personalizations":[{"to":[]}],"subject":"s","from":{"email":"a@example.com"},"content":[{"type":"text/plain","value":"x"}]}""",
        "personalizations.0.to"
    )]
    [InlineData(
        """{"personalizations":[{"to":[{"email":"nobody"}]}],"subject":"s","from":{"email":"a@example.com"},"content":[{"type":"text/plain","value":"x"}]}""",
        "personalizations.0.to.0.email"
    )]
    [InlineData(
        """{"personalizations":[{"to":[{"email":"b@example.com"}],"cc":[{"email":"B@example.com"}]}],"subject":"s","from":{"email":"a@example.com"},"content":[{"type":"text/plain","value":"x"}]}""",
        "personalizations"
    )]
    [InlineData(
        """{"personalizations":[{"to":[{"email":"b@example.com"}]}],"subject":"s","content":[{"type":"text/plain","value":"x"}]}""",
        "from.email"
    )]
    [InlineData(
        """{"personalizations":[{"to":[{"email":"b@example.com"}]}],"from":{"email":"a@example.com"},"content":[{"type":"text/plain","value":"x"}]}""",
        "subject"
    )]
    [InlineData(
        """{"personalizations":[{"to":[{"email":"b@example.com"}]}],"subject":"s","from":{"email":"a@example.com"}}""",
        "content"
    )]
    [InlineData(
        """{"personalizations":[{"to":[{"email":"b@example.com"}]}],"subject":"s","from":{"email":"a@example.com"},"content":[{"type":"text/plain","value":""}]}""",
        "content.0.value"
    )]
    [InlineData(
        """{"personalizations":[{"to":[{"email":"b@example.com"}]}],"subject":"s","from":{"email":"a@example.com"},"content":[{"type":"text/html","value":"x"},{"type":"text/plain","value":"x"}]}""",
        "content"
    )]
    [InlineData(
        """{"personalizations":[null],"subject":"s","from":{"email":"a@example.com"},"content":[{"type":"text/plain","value":"x"}]}""",
        null
    )]
    public async Task What_SendGrid_refuses_is_refused_in_its_words(string body, string? field)
    {
        await using var catcher = await StartAsync();

        using var answer = await PostAsync(catcher, body, "Bearer local");

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
        var error = await FirstErrorAsync(answer);
        error.GetProperty("field").GetString().Should().Be(field);
        error.GetProperty("message").GetString().Should().NotBeEmpty();
        error.TryGetProperty("help", out _).Should().BeTrue();
        (await catcher.GetAsync("/api/v1/messages")).GetProperty("total").GetInt32().Should().Be(0);
    }

    [Fact]
    public async Task The_pages_show_what_was_caught_and_run_none_of_it()
    {
        await using var catcher = await StartAsync();
        await catcher
            .SendGrid()
            .SendEmailAsync(Message(subject: "<script>alert(1)</script>"), Cancelled);
        var id = await OnlyIdAsync(catcher);

        var list = await catcher.Http.GetStringAsync("/", Cancelled);
        var page = await catcher.Http.GetStringAsync($"/mail/{id}", Cancelled);
        using var html = await catcher.Http.GetAsync($"/mail/{id}/html", Cancelled);

        list.Should().Contain("&lt;script&gt;").And.NotContain("<script>");
        list.Should().Contain("""<th scope="col">Subject</th>""").And.Contain("<html lang=\"en\">");
        page.Should().Contain("sandbox=").And.Contain("<pre>We have it.</pre>").And.Contain("a1b2");
        html.Headers.GetValues("Content-Security-Policy").Single().Should().StartWith("sandbox ");
    }

    [Fact]
    public async Task A_page_elsewhere_cannot_reach_it_under_its_own_name()
    {
        await using var catcher = await StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/messages");
        request.Headers.Host = "rebound.example.net";

        using var answer = await catcher.Http.SendAsync(request, Cancelled);

        answer.StatusCode.Should().Be(HttpStatusCode.BadRequest);
    }

    private static async Task<string?> OnlyIdAsync(RunningMailCatcher catcher)
    {
        var list = await catcher.GetAsync("/api/v1/messages");
        return list.GetProperty("messages")[0].GetProperty("ID").GetString();
    }

    private static async Task DeleteAsync(RunningMailCatcher catcher, object? body)
    {
        using var request = new HttpRequestMessage(HttpMethod.Delete, "/api/v1/messages");
        request.Content = body is null ? null : JsonContent.Create(body);
        using var answer = await catcher.Http.SendAsync(request, Cancelled);
        answer.EnsureSuccessStatusCode();
    }

    private static async Task<HttpResponseMessage> PostAsync(
        RunningMailCatcher catcher,
        string body,
        string? authorization
    )
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "/v3/mail/send");
        request.Content = new StringContent(body, Encoding.UTF8, "application/json");
        if (authorization is not null)
        {
            request.Headers.TryAddWithoutValidation("Authorization", authorization);
        }

        return await catcher.Http.SendAsync(request, Cancelled);
    }

    private static async Task<JsonElement> FirstErrorAsync(HttpResponseMessage answer)
    {
        var body = await answer.Content.ReadFromJsonAsync<JsonElement>(Cancelled);
        return body.GetProperty("errors")[0];
    }
}
