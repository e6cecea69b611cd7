using System.Net;
using ApplyFunctions.Core.Applications;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Attachments;

public sealed class RedirectTests
{
    [Theory]
    [InlineData(3, true)]
    [InlineData(4, false)]
    public async Task Three_redirects_are_followed_and_no_more(int redirects, bool arrives)
    {
        await using var server = ScriptedServer.Start(exchange =>
            exchange.Path == $"/{redirects}"
                ? exchange.AnswerAsync("200 OK", LinkLab.Cv)
                : exchange.RedirectAsync($"/{exchange.Path[1] - '0' + 1}#x")
        );
        using var lab = new LinkLab(server);

        var fetched = await lab.FetchAsync("http://files.example.com/0");

        (fetched.File is not null).Should().Be(arrives, fetched.Fault);
        server.Requests.Should().HaveCount(4);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(303)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_loop_ends(int status)
    {
        await using var server = ScriptedServer.Start($"{status} X\nLocation: /cv.txt", []);
        using var lab = new LinkLab(server);

        var fetched = await lab.FetchAsync();

        fetched.Fault.Should().Contain("leads on too many times");
        server.Requests.Should().HaveCount(4);
    }

    [Theory]
    [InlineData("http://127.0.0.1/")]
    [InlineData("http://localhost/")]
    [InlineData("http://169.254.169.254/latest/meta-data/")]
    [InlineData("http://168.63.129.16/")]
    [InlineData("http://[::1]/")]
    [InlineData("http://[::ffff:127.0.0.1]/")]
    [InlineData("http://2130706433/")]
    [InlineData("http://0x7f.1/")]
    [InlineData("http://0/")]
    [InlineData("//127.0.0.1/")]
    [InlineData("http://elsewhere.example.com/")]
    [InlineData("http://files.example.com:8080/")]
    [InlineData("http://ada:secret@files.example.com/")]
    [InlineData("https://files.example.com/")]
    [InlineData("ftp://files.example.com/")]
    public async Task Every_place_on_the_way_must_be_allowed(string location)
    {
        await using var server = ScriptedServer.Start(e => e.RedirectAsync(location));
        using var lab = new LinkLab(server);

        var fetched = await lab.FetchAsync();

        fetched.Fault.Should().Contain("leads on to a place");
        fetched.Fault.Should().Contain("Share the file so that anyone with the link can open it");
        server.Requests.Should().ContainSingle();
        lab.Resolved.Should().Equal("files.example.com");
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("http://exa mple.com/")]
    [InlineData("")]
    public async Task A_redirect_to_nowhere_is_the_servers_fault(string location)
    {
        await using var server = ScriptedServer.Start(e => e.RedirectAsync(location));
        using var lab = new LinkLab(server);

        (await lab.FetchAsync()).Fault.Should().Contain("did not send the file");
        server.Requests.Should().ContainSingle();
    }

    [Fact]
    public async Task A_host_is_looked_up_and_checked_anew_on_the_way()
    {
        await using var server = ScriptedServer.Start(e =>
            e.RedirectAsync("http://other.example.com/cv.txt")
        );
        using var lab = new LinkLab(server);
        lab.Resolve = host =>
            [host == "other.example.com" ? IPAddress.Parse("10.0.0.1") : LinkLab.Public];

        var fetched = await lab.FetchAsync();

        fetched.Fault.Should().Contain("not on the public internet");
        lab.Resolved.Should().Equal("files.example.com", "other.example.com");
        lab.Connected.Should().OnlyContain(endpoint => endpoint.Address.Equals(LinkLab.Public));
    }

    [Fact]
    public async Task Neither_cookies_nor_credentials_nor_the_referrer_are_passed_on()
    {
        await using var server = ScriptedServer.Start(e =>
            e.Path == "/cv.txt"
                ? e.AnswerAsync(
                    "302 Found\nSet-Cookie: id=1; Domain=example.com; Path=/\nWWW-Authenticate: Negotiate\nLocation: http://other.example.com/b",
                    []
                )
                : e.AnswerAsync("200 OK", LinkLab.Cv)
        );
        using var lab = new LinkLab(server);

        using var first = (await lab.FetchAsync()).File;
        using var second = (await lab.FetchAsync()).File;

        server.Requests.Should().HaveCount(4);
        server
            .Requests.Should()
            .OnlyContain(r =>
                !r.Contains("Cookie", StringComparison.OrdinalIgnoreCase)
                && !r.Contains("Authorization", StringComparison.OrdinalIgnoreCase)
                && !r.Contains("Referer", StringComparison.OrdinalIgnoreCase)
                && !r.Contains("trace", StringComparison.OrdinalIgnoreCase)
            );
    }

    [Fact]
    public async Task The_name_is_that_of_the_link_that_was_given()
    {
        await using var server = ScriptedServer.Start(e =>
            e.Path == "/cv.txt"
                ? e.RedirectAsync("/cd/0/get/abc")
                : e.AnswerAsync("200 OK", LinkLab.Cv)
        );
        using var lab = new LinkLab(server);

        using SubmittedFile? file = (await lab.FetchAsync()).File;

        file!.FileName.Should().Be("cv.txt");
    }
}
