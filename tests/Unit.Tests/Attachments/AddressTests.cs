using System.Net;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Attachments;

/// <summary>What a name may stand for.</summary>
public sealed class AddressTests
{
    [Theory]
    [InlineData("127.0.0.1")]
    [InlineData("0.0.0.0")]
    [InlineData("10.1.2.3")]
    [InlineData("100.64.0.1")]
    [InlineData("169.254.169.254")]
    [InlineData("168.63.129.16")]
    [InlineData("192.168.1.1")]
    [InlineData("255.255.255.255")]
    [InlineData("::1")]
    [InlineData("::")]
    [InlineData("::ffff:10.0.0.1")]
    [InlineData("::ffff:1.2.3.4")]
    [InlineData("64:ff9b::a00:1")]
    [InlineData("2002:a00:1::")]
    [InlineData("fd00:ec2::254")]
    [InlineData("fe80::1%2")]
    [InlineData("1.2.3.4 127.0.0.1")]
    [InlineData("2606:4700::1111 ::1")]
    [InlineData("127.0.0.1 1.2.3.4")]
    public async Task A_name_with_any_address_that_is_not_public_is_not_connected_to(
        string addresses
    )
    {
        await using var server = ScriptedServer.Start("200 OK", LinkLab.Cv);
        using var lab = new LinkLab(server);
        lab.Resolve = _ => Parse(addresses);

        var fetched = await lab.FetchAsync();

        fetched.Fault.Should().Contain("not on the public internet").And.Contain("Attach the file");
        lab.Connected.Should().BeEmpty();
        server.Requests.Should().BeEmpty();
    }

    [Fact]
    public async Task A_name_that_changes_after_the_check_changes_nothing()
    {
        // Whoever owns a name can answer each question differently.
        var answers = new Queue<string>(["1.2.3.4", "127.0.0.1", "127.0.0.1"]);
        await using var server = ScriptedServer.Start(e =>
            e.AnswerAsync("200 OK\nConnection: close", LinkLab.Cv)
        );
        using var lab = new LinkLab(server);
        lab.Resolve = _ => Parse(answers.Dequeue());

        using var file = (await lab.FetchAsync()).File;
        var second = await lab.FetchAsync();

        file.Should().NotBeNull();
        second.Fault.Should().Contain("not on the public internet");
        lab.Resolved.Should().HaveCount(2, "a connection looks its name up once");
        lab.Connected.Should().ContainSingle().Which.Address.Should().Be(LinkLab.Public);
    }

    [Theory]
    [InlineData("10.1.2.3", true)]
    [InlineData("127.0.0.1", true)]
    [InlineData("fd12::1", true)]
    [InlineData("1.2.3.4", true)]
    [InlineData("169.254.169.254", false)]
    [InlineData("0.0.0.0", false)]
    [InlineData("fd00:ec2::254", false)]
    [InlineData("168.63.129.16", false)]
    public async Task A_private_host_may_be_private_but_never_what_is_forbidden(
        string address,
        bool connects
    )
    {
        await using var server = ScriptedServer.Start("200 OK", LinkLab.Cv);
        using var lab = new LinkLab(server, o => o.PrivateHosts = "files.example.com");
        lab.Resolve = _ => Parse(address);

        using var file = (await lab.FetchAsync()).File;

        (file is not null).Should().Be(connects);
    }

    [Theory]
    [InlineData("http://127.0.0.1/cv.txt", "127.0.0.1")]
    [InlineData("http://[::1]/cv.txt", "::1")]
    [InlineData("http://0x7f.1/cv.txt", "127.0.0.1")]
    public async Task An_address_is_a_host_where_the_settings_name_it(string link, string address)
    {
        await using var server = ScriptedServer.Start("200 OK", LinkLab.Cv);
        using var lab = new LinkLab(
            server,
            o => (o.HttpHosts, o.PrivateHosts) = ("127.0.0.1,[::1]", "127.0.0.1,[::1]")
        );

        using var file = (await lab.FetchAsync(link)).File;

        file.Should().NotBeNull();
        lab.Resolved.Should().BeEmpty();
        lab.Connected.Should().Equal(new IPEndPoint(IPAddress.Parse(address), 80));
    }

    [Fact]
    public async Task An_allowed_address_is_checked_like_any_other()
    {
        await using var server = ScriptedServer.Start("200 OK", LinkLab.Cv);
        using var lab = new LinkLab(server, o => o.HttpHosts = "127.0.0.1");

        var fetched = await lab.FetchAsync("http://127.0.0.1/cv.txt");

        fetched.Fault.Should().Contain("not on the public internet");
        lab.Connected.Should().BeEmpty();
    }

    [Fact]
    public async Task Where_one_address_does_not_answer_the_next_one_is_tried()
    {
        await using var server = ScriptedServer.Start("200 OK", LinkLab.Cv);
        using var lab = new LinkLab(server);
        lab.Resolve = _ => Parse("5.6.7.8 1.2.3.4");
        lab.Silent.Add(IPAddress.Parse("5.6.7.8"));

        using var file = (await lab.FetchAsync()).File;

        file.Should().NotBeNull();
        lab.Connected.Should().HaveCount(2);
    }

    [Theory]
    [InlineData("")]
    [InlineData("5.6.7.8")]
    public async Task A_host_that_is_not_there_is_told_in_words(string addresses)
    {
        await using var server = ScriptedServer.Start("200 OK", LinkLab.Cv);
        using var lab = new LinkLab(server);
        lab.Resolve = _ => Parse(addresses);
        lab.Silent.Add(IPAddress.Parse("5.6.7.8"));

        (await lab.FetchAsync()).Fault.Should().Contain("cannot be reached");
    }

    private static IPAddress[] Parse(string addresses) =>
        [
            .. addresses
                .Split(' ', StringSplitOptions.RemoveEmptyEntries)
                .Select(text => IPAddress.Parse(text)),
        ];
}
