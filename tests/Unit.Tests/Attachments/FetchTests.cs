using System.Buffers;
using System.Text;
using ApplyFunctions.Core.Applications;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Attachments;

public sealed class FetchTests
{
    private const string Page = "<!DOCTYPE html><title>Sign in</title>";

    [Fact]
    public async Task A_file_comes_whole_and_the_request_says_nothing_of_us_but_the_name()
    {
        await using var server = ScriptedServer.Start("200 OK", LinkLab.Cv);
        using var lab = new LinkLab(server);

        using var file = Taken(await lab.FetchAsync("http://FILES.example.com/my%20cv.txt?a=b#c"));

        file.Field.Should().Be("resume");
        file.FileName.Should().Be("my cv.txt");
        file.Content.ToArray().Should().Equal(LinkLab.Cv);
        server
            .Requests.Should()
            .Equal(
                "GET /my%20cv.txt?a=b HTTP/1.1\nHost: files.example.com\nUser-Agent: ApplyFunctions\n"
                    + "Accept: */*\nAccept-Encoding: identity\n"
            );
        lab.Connected.Should().ContainSingle().Which.ToString().Should().Be("1.2.3.4:80");
        lab.Logged.Should().BeEmpty();
    }

    [Theory]
    [InlineData("mine.pdf", "attachment; filename=theirs.pdf", "mine.pdf")]
    [InlineData(null, "attachment; filename=theirs.pdf", "theirs.pdf")]
    [InlineData(
        null,
        "attachment; filename=\"their cv.pdf\"; filename*=UTF-8''%C3%A9.pdf",
        "é.pdf"
    )]
    [InlineData(null, "attachment; filename=\"é.pdf\"", "é.pdf")]
    [InlineData(null, "attachment; filename=\"../../etc/passwd\"", "passwd")]
    [InlineData("a\u202Efdp.exe", null, "afdp.exe")]
    [InlineData(null, "attachment", "cv.txt")]
    [InlineData(null, "attachment; filename=\"\"", "cv.txt")]
    [InlineData(null, null, "cv.txt")]
    [InlineData("..", null, "cv.txt")]
    public async Task The_name_is_the_clients_else_the_servers_else_the_links(
        string? given,
        string? disposition,
        string name
    )
    {
        var header = disposition is null ? "" : $"\nContent-Disposition: {disposition}";
        await using var server = ScriptedServer.Start($"200 OK{header}", LinkLab.Cv);
        using var lab = new LinkLab(server);

        using var file = Taken(await lab.FetchAsync(fileName: given));

        file.FileName.Should().Be(name);
    }

    [Theory]
    [InlineData("200 OK\nContent-Type: text/html; charset=utf-8", "Please sign in.")]
    [InlineData("200 OK\nContent-Type: TEXT/HTML", "Please sign in.")]
    [InlineData("200 OK\nContent-Type: application/pdf", Page)]
    [InlineData("200 OK", Page)]
    [InlineData("200 OK", "\uFEFF \r\n<!doctype HTML>")]
    [InlineData("200 OK", "<html lang=en><body>")]
    [InlineData("200 OK", "<!-- saved --><html>")]
    [InlineData("200 OK", "<?xml version=\"1.0\"?><html xmlns=\"http://www.w3.org/1999/xhtml\">")]
    public async Task A_web_page_is_no_file(string head, string body)
    {
        await using var server = ScriptedServer.Start(head, Encoding.UTF8.GetBytes(body));
        using var lab = new LinkLab(server);

        var fetched = await lab.FetchAsync();

        fetched
            .Fault.Should()
            .Be(
                "The link leads to a web page, not to a file: share it so that anyone with the link can open it, or attach the file itself."
            );
        lab.HoldsNoBuffer.Should().BeTrue();
    }

    [Theory]
    [InlineData("text/html", "%PDF-1.7\n")]
    [InlineData("text/html", "{\\rtf1 CV}")]
    [InlineData("image/png", "A text about <html> and the like.")]
    [InlineData("no media type", "A text")]
    public async Task A_file_is_one_whatever_the_server_calls_it(string mediaType, string content)
    {
        await using var server = ScriptedServer.Start(
            $"200 OK\nContent-Type: {mediaType}",
            Encoding.UTF8.GetBytes(content)
        );
        using var lab = new LinkLab(server);

        using var file = Taken(await lab.FetchAsync());

        Encoding.UTF8.GetString(file.Content).Should().Be(content);
    }

    [Theory]
    [InlineData("401 Unauthorized\nWWW-Authenticate: Basic realm=x", "not open to everyone")]
    [InlineData("403 Forbidden", "not open to everyone")]
    [InlineData("404 Not Found", "leads to nothing")]
    [InlineData("410 Gone", "leads to nothing")]
    [InlineData("206 Partial Content", "did not send the file")]
    [InlineData("304 Not Modified", "did not send the file")]
    [InlineData("300 Multiple Choices\nLocation: /b", "did not send the file")]
    [InlineData("302 Found", "did not send the file")]
    [InlineData("407 Proxy Authentication Required\nProxy-Authenticate: Basic", "did not send")]
    [InlineData("429 Too Many Requests", "Try again later")]
    [InlineData("500 Internal Server Error", "Try again later")]
    [InlineData("999 Strange", "Try again later")]
    [InlineData("200 OK\nContent-Encoding: gzip", "did not send the file")]
    [InlineData("200 OK\nContent-Encoding: br", "did not send the file")]
    public async Task What_is_not_a_file_is_told_in_words(string head, string says)
    {
        await using var server = ScriptedServer.Start(head, LinkLab.Cv);
        using var lab = new LinkLab(server);

        var fetched = await lab.FetchAsync();

        fetched.File.Should().BeNull();
        fetched.Fault.Should().Contain(says).And.Contain("attach the file itself");
        lab.HoldsNoBuffer.Should().BeTrue();
    }

    [Theory]
    [InlineData("200 OK")]
    [InlineData("200 OK\nContent-Type: text/html")]
    [InlineData("204 No Content")]
    public async Task A_file_without_a_byte_is_left_to_the_rules(string head)
    {
        await using var server = ScriptedServer.Start(head, []);
        using var lab = new LinkLab(server);

        using var file = Taken(await lab.FetchAsync());

        file.Content.Length.Should().Be(0);
    }

    [Theory]
    [InlineData("ftp://files.example.com/cv.txt", "not a complete web address")]
    [InlineData("http://ada:secret@files.example.com/cv.txt", "user name or password")]
    [InlineData("http://elsewhere.example.com/cv.txt", "files.example.com, other.example.com")]
    [InlineData("http://files.example.com:81/cv.txt", "these places only")]
    public async Task A_link_that_is_not_followed_causes_no_look_up(string link, string says)
    {
        await using var server = ScriptedServer.Start("200 OK", LinkLab.Cv);
        using var lab = new LinkLab(server);

        var fetched = await lab.FetchAsync(link);

        fetched.Fault.Should().Contain(says);
        lab.Resolved.Should().BeEmpty();
        lab.Connected.Should().BeEmpty();
    }

    [Fact]
    public async Task The_log_says_why_and_nothing_of_the_link()
    {
        await using var server = ScriptedServer.Start("404 Not Found", []);
        using var lab = new LinkLab(server);

        await lab.FetchAsync("http://files.example.com/ada?key=secret");

        lab.Logged.Should().ContainSingle().Which.Trim().Should().EndWith("link: NotFound");
    }

    private static SubmittedFile Taken(LinkedFile fetched)
    {
        fetched.Fault.Should().BeNull();
        return fetched.File!;
    }
}
