using System.IO.Compression;
using System.Text;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Attachments;

/// <summary>Servers that send too much, too slowly, or something else than they say.</summary>
public sealed class HostileServerTests
{
    private const string Head = "HTTP/1.1 200 OK\r\n";
    private const string Chunked = Head + "Transfer-Encoding: chunked\r\n\r\n";
    private static readonly TimeSpan Soon = TimeSpan.FromMilliseconds(700);
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(20);
    private static readonly byte[] Block = Encoding.ASCII.GetBytes(new string('a', 16_384));

    [Theory]
    [InlineData("says nothing", "", "")]
    [InlineData("sends its head byte by byte", Head + "X: ", "a")]
    [InlineData("sends its body byte by byte", Head + "Content-Length: 90000\r\n\r\n", "a")]
    [InlineData("sends its chunks byte by byte", Chunked, "1\r\na\r\n")]
    [InlineData("says for ever that it is about to answer", "", "HTTP/1.1 102 Processing\r\n\r\n")]
    [InlineData("never ends its last chunk", Chunked + "1\r\na\r\n0\r\n", "")]
    public async Task A_server_has_so_much_time_and_no_more(string what, string first, string then)
    {
        await using var server = ScriptedServer.Start(async exchange =>
        {
            await exchange.SendAsync(first);
            await exchange.RepeatAsync(Encoding.ASCII.GetBytes(then), Pause);
        });
        using var lab = new LinkLab(server, o => o.Timeout = Soon);

        var fetched = await lab.FetchAsync();

        fetched
            .Fault.Should()
            .Be("The file did not come within 0.7 seconds. Attach the file itself.", what);
        lab.HoldsNoBuffer.Should().BeTrue();
    }

    [Fact]
    public async Task The_time_of_all_redirects_counts_together()
    {
        await using var server = ScriptedServer.Start(async exchange =>
        {
            await Task.Delay(Soon / 2, exchange.Stop);
            await exchange.RedirectAsync("/cv.txt");
        });
        using var lab = new LinkLab(server, o => o.Timeout = Soon);

        (await lab.FetchAsync()).Fault.Should().Contain("did not come within");
    }

    [Fact]
    public async Task The_look_up_of_the_host_has_no_more_time_either()
    {
        await using var server = ScriptedServer.Start("200 OK", LinkLab.Cv);
        using var lab = new LinkLab(server, o => o.Timeout = Soon) { NeverResolves = true };

        (await lab.FetchAsync()).Fault.Should().Contain("did not come within");
    }

    [Theory]
    [InlineData(Chunked, "4000\r\n", "\r\n")]
    [InlineData(Head + "Connection: close\r\n\r\n", "", "")]
    public async Task An_endless_body_is_broken_off_at_the_limit(
        string head,
        string before,
        string after
    )
    {
        var sent = 0L;
        await using var server = ScriptedServer.Start(async exchange =>
        {
            await exchange.SendAsync(head);
            while (true)
            {
                await exchange.SendAsync(before);
                await exchange.SendAsync(Block);
                await exchange.SendAsync(after);
                sent += Block.Length;
            }
        });
        using var lab = new LinkLab(server);

        var fetched = await lab.FetchAsync();

        fetched.Fault.Should().Contain("too large").And.Contain("97.6 kB");
        lab.HoldsNoBuffer.Should().BeTrue();
        // What the network holds comes on top of the limit: some megabytes on loopback.
        sent.Should().BeLessThan(50_000_000);
    }

    [Theory]
    [InlineData(LinkLab.MaxBytes, true)]
    [InlineData(LinkLab.MaxBytes + 1, false)]
    public async Task A_file_of_exactly_the_limit_fits(int bytes, bool fits)
    {
        await using var server = ScriptedServer.Start("200 OK", new byte[bytes]);
        await using var chunked = ScriptedServer.Start(async exchange =>
        {
            await exchange.SendAsync(Chunked + $"{bytes:x}\r\n");
            await exchange.SendAsync(new byte[bytes]);
            await exchange.SendAsync("\r\n0\r\n\r\n");
        });
        foreach (var one in (ScriptedServer[])[server, chunked])
        {
            using var lab = new LinkLab(one);
            var fetched = await lab.FetchAsync();
            using var file = fetched.File;

            (file?.Content.Length == bytes).Should().Be(fits, fetched.Fault);
        }
    }

    [Fact]
    public async Task A_length_over_the_limit_is_believed_at_once()
    {
        await using var server = ScriptedServer.Start(async exchange =>
        {
            await exchange.SendAsync(Head + "Content-Length: 9223372036854775807\r\n\r\n");
            await exchange.RepeatAsync([], Pause);
        });
        using var lab = new LinkLab(server);

        (await lab.FetchAsync()).Fault.Should().Contain("too large");
    }

    [Theory]
    [InlineData("Content-Length: 500\r\n\r\nshort")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5\r\nshort\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nxyz\r\nshort\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\nffffffffffffffffff\r\nshort\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n5;")]
    public async Task A_body_that_breaks_off_is_no_file(string rest)
    {
        await using var server = ScriptedServer.Start(async exchange =>
        {
            await exchange.SendAsync(Head + rest);
            throw new IOException("Closes the connection.");
        });
        using var lab = new LinkLab(server);

        (await lab.FetchAsync()).Fault.Should().Contain("did not send the file as it should");
        lab.HoldsNoBuffer.Should().BeTrue();
    }

    [Fact]
    public async Task What_is_sent_after_the_declared_length_is_not_part_of_the_file()
    {
        await using var server = ScriptedServer.Start(exchange =>
            exchange.SendAsync(Head + "Content-Length: 5\r\n\r\nfirst" + "second")
        );
        using var lab = new LinkLab(server);

        using var file = (await lab.FetchAsync()).File;

        Encoding.UTF8.GetString(file!.Content).Should().Be("first");
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("deflate")]
    [InlineData("br")]
    [InlineData("gzip, gzip")]
    public async Task Nothing_is_unpacked(string encoding)
    {
        await using var server = ScriptedServer.Start(
            $"200 OK\nContent-Encoding: {encoding}",
            Packed(new byte[50_000_000])
        );
        using var lab = new LinkLab(server);

        var fetched = await lab.FetchAsync();

        fetched.Fault.Should().Contain("did not send the file as it should");
        lab.HoldsNoBuffer.Should().BeTrue();
    }

    [Theory]
    [InlineData("X: ", "aaaaaaaaaaaaaaaa")]
    [InlineData("", "X: aaaaaaaaaaaaa\r\n")]
    public async Task An_endless_head_is_broken_off(string first, string then)
    {
        await using var server = ScriptedServer.Start(async exchange =>
        {
            await exchange.SendAsync(Head + first);
            await exchange.RepeatAsync(
                Encoding.ASCII.GetBytes(string.Concat(Enumerable.Repeat(then, 100))),
                TimeSpan.Zero
            );
        });
        using var lab = new LinkLab(server);

        (await lab.FetchAsync()).Fault.Should().Contain("cannot be reached");
    }

    [Theory]
    [InlineData("SSH-2.0-OpenSSH_9.6\r\n")]
    [InlineData("\0\0\0\0")]
    [InlineData("HTTP/1.1 abc\r\n\r\n")]
    [InlineData("HTTP/1.1 200 OK\r\n: nameless\r\n\r\n")]
    [InlineData("")]
    public async Task What_is_no_answer_in_HTTP_is_no_file(string bytes)
    {
        await using var server = ScriptedServer.Start(async exchange =>
        {
            await exchange.SendAsync(bytes);
            throw new IOException("Closes the connection.");
        });
        using var lab = new LinkLab(server);

        (await lab.FetchAsync()).Fault.Should().Contain("cannot be reached");
    }

    [Fact]
    public async Task Whoever_asked_can_break_it_off()
    {
        await using var server = ScriptedServer.Start(e => e.RepeatAsync([], Pause));
        using var lab = new LinkLab(server);
        using var gone = new CancellationTokenSource(Pause);

        var fetching = () => lab.FetchAsync(gone.Token);

        await fetching.Should().ThrowAsync<OperationCanceledException>();
        lab.HoldsNoBuffer.Should().BeTrue();
    }

    private static byte[] Packed(byte[] bytes)
    {
        using var packed = new MemoryStream();
        using (var gzip = new GZipStream(packed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }

        return packed.ToArray();
    }
}
