namespace ApplyFunctions.Integration.Tests.Security;

/// <summary>
/// Requests whose end, target or host can be read in two ways. Where a proxy in front reads it in the other way, one client's
/// bytes would become another's request; so each of them is refused, or has just the one meaning that the standard gives it.
/// </summary>
public sealed class RawRequestTests(RunningSystem system)
{
    private const string Post = "POST /v1/applications HTTP/1.1\r\nHost: 127.0.0.1\r\n";
    private const string Get = "GET /v1/boards/example HTTP/1.1\r\n";
    private const string Json = "Content-Type: application/json\r\n";

    // What would be a second request, were the first one's end read wrongly.
    private const string Smuggled = "GET /v1/openapi.json HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n";

    private static readonly Dictionary<string, string> Refused = new(StringComparer.Ordinal)
    {
        ["two lengths that differ"] =
            $"{Post}{Json}Content-Length: 2\r\nContent-Length: 60\r\n\r\n{{}}{Smuggled}",
        ["a list of lengths"] = $"{Post}{Json}Content-Length: 2, 60\r\n\r\n{{}}{Smuggled}",
        ["a length with a sign"] = $"{Post}{Json}Content-Length: +2\r\n\r\n{{}}",
        ["a negative length"] = $"{Post}{Json}Content-Length: -2\r\n\r\n{{}}",
        ["a length in hexadecimal"] = $"{Post}{Json}Content-Length: 0x2\r\n\r\n{{}}",
        ["a length that is no number of 64 bits"] =
            $"{Post}{Json}Content-Length: 99999999999999999999999\r\n\r\n{{}}",
        ["a coding that is none"] =
            $"{Post}{Json}Transfer-Encoding: xchunked\r\nContent-Length: 2\r\n\r\n{{}}{Smuggled}",
        ["chunked that is not the last coding"] =
            $"{Post}{Json}Transfer-Encoding: chunked, identity\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n",
        ["a blank before the colon"] =
            $"{Post}{Json}Transfer-Encoding : chunked\r\n\r\n2\r\n{{}}\r\n0\r\n\r\n",
        ["a folded line"] = $"{Get}Host: 127.0.0.1\r\nX-A: b\r\n c\r\n\r\n",
        ["a header without a name"] = $"{Get}Host: 127.0.0.1\r\n: b\r\n\r\n",
        ["a header without a colon"] = $"{Get}Host: 127.0.0.1\r\nX-A\r\n\r\n",
        ["a NUL in a header"] = $"{Get}Host: 127.0.0.1\r\nX-A: b\0c\r\n\r\n",
        ["a carriage return in a header"] = $"{Get}Host: 127.0.0.1\r\nX-A: b\rX-C: d\r\n\r\n",
        ["a chunk's size that is no number"] =
            $"{Post}{Json}Transfer-Encoding: chunked\r\n\r\nzz\r\n{{}}\r\n0\r\n\r\n{Smuggled}",
        ["a chunk's size that overflows"] =
            $"{Post}{Json}Transfer-Encoding: chunked\r\n\r\nFFFFFFFFFFFFFFFF2\r\n{{}}\r\n0\r\n\r\n{Smuggled}",
        ["a chunk's extension that ends in a line feed alone"] =
            $"{Post}{Json}Transfer-Encoding: chunked\r\n\r\n2;a\n{{}}\r\n0\r\n\r\n{Smuggled}",
        ["a chunk without its end"] =
            $"{Post}{Json}Transfer-Encoding: chunked\r\n\r\n2\r\n{{}}XX0\r\n\r\n{Smuggled}",
        ["no host"] = $"{Get}\r\n",
        ["two hosts"] = $"{Get}Host: 127.0.0.1\r\nHost: evil.example\r\n\r\n",
        ["a host with a path"] = $"{Get}Host: 127.0.0.1/evil.example\r\n\r\n",
        ["a host with a user"] = $"{Get}Host: user@evil.example\r\n\r\n",
        ["a target for another host than the header"] =
            "GET http://evil.example/v1/boards/example HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        ["a NUL in the target"] = "GET /v1/boards/ex\0ample HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        ["an encoded NUL in the target"] =
            "GET /v1/boards/ex%00ample HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        ["a target that is a name"] = "GET v1/boards/example HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        ["a version that is none"] = "GET / HTTP/1.9\r\nHost: 127.0.0.1\r\n\r\n",
        ["no request at all"] = "\x16\x03\x01\x02\0\x01\0\x01\r\n\r\n",
        ["a header over all bounds"] =
            $"{Get}Host: 127.0.0.1\r\nX-A: {new string('a', 100_000)}\r\n\r\n",
        ["headers without end"] =
            $"{Get}Host: 127.0.0.1\r\n{string.Concat(Enumerable.Range(0, 500).Select(i => $"X-{i}: a\r\n"))}\r\n",
        ["a target without end"] =
            $"GET /v1/boards/{new string('a', 20_000)} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
        ["a tunnel"] = "CONNECT evil.example:443 HTTP/1.1\r\nHost: evil.example:443\r\n\r\n",
    };

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Doubtful => [.. Refused.Keys];

    [Theory]
    [MemberData(nameof(Doubtful))]
    public async Task What_can_be_read_in_two_ways_is_refused_and_nothing_after_it_is_read(
        string name
    )
    {
        var answer = await RawDoor.SendAsync(system.Host.Functions, Refused[name], Stop);

        var statuses = RawDoor.StatusesOf(answer);
        statuses.Should().HaveCountLessThanOrEqualTo(1, answer);
        statuses.Should().OnlyContain(s => s >= 400 && s < 500 || s == 505, answer);
        answer.Should().NotContain("openapi").And.NotContain("   at ");
        (await system.Http.GetAsync("/health", Stop)).EnsureSuccessStatusCode();
    }

    [Theory]
    // Chunks go before a length, as the standard has it (RFC 9112, section 6.3), or the request is refused.
    [InlineData("Content-Length: 60\r\nTransfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\nContent-Length: 2\r\n\r\n2\r\n{}\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2;a=b\r\n{}\r\n0\r\n\r\n")]
    [InlineData("Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\nX-Trailer: a\r\n\r\n")]
    [InlineData("Content-Length: 2\r\n\r\n{}")]
    public async Task A_request_ends_where_the_standard_has_it_end(string rest)
    {
        var answer = await RawDoor.SendAsync(
            system.Host.Functions,
            $"{Post}{Json}{rest}{Smuggled}",
            Stop
        );

        // What follows is a request of its own, of the same client: it was not hidden in the first one's body.
        var statuses = RawDoor.StatusesOf(answer);
        statuses.Should().HaveCountLessThanOrEqualTo(2, answer);
        statuses[0].Should().BeInRange(400, 499);
        statuses.Skip(1).Should().OnlyContain(s => s == 200);
    }

    [Theory]
    [InlineData("/v1/boards/..%2f..%2fhealth", 404)]
    [InlineData("/v1/boards/..%5c..%5chealth", 404)]
    [InlineData("/v1/boards/%2e%2e%2f%2e%2e%2fhealth", 404)]
    [InlineData("/v1/manage%2fboards/example/audit", 404)]
    [InlineData("/v1/manage/boards/example%2faudit", 404)]
    [InlineData("/v1/boards/example/../../manage/boards/example/audit", 401)]
    [InlineData("/v1/boards/example/%2e%2e/%2e%2e/manage/boards/example/audit", 401)]
    [InlineData("//v1/boards/example", 404)]
    [InlineData("/v1//boards/example", 404)]
    [InlineData("/v1/boards/example%0d%0aX-Own:%20a", 404)]
    [InlineData("/v1/boards/%c0%ae%c0%ae/jobs", 404)]
    [InlineData("/v1/boards/example%252f..%252fmanage", 404)]
    [InlineData("http://127.0.0.1/v1/boards/nobody-s", 404)]
    public async Task A_path_leads_nowhere_else_however_it_is_written(string target, int status)
    {
        var answer = await RawDoor.SendAsync(
            system.Host.Functions,
            $"GET {target} HTTP/1.1\r\nHost: 127.0.0.1\r\n\r\n",
            Stop
        );

        RawDoor.StatusesOf(answer).Should().Equal([status], answer);
        answer.Should().NotContain("X-Own: a").And.NotContain("Healthy");
    }
}
