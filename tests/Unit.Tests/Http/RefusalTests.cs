using ApplyFunctions.Core;
using ApplyFunctions.Infrastructure.Http;
using AwesomeAssertions;
using Microsoft.AspNetCore.Http;
using Xunit;
using static ApplyFunctions.Unit.Tests.Http.Bodies;

namespace ApplyFunctions.Unit.Tests.Http;

public sealed class RefusalTests
{
    [Theory]
    [InlineData(null, "x", 400, "missing-content-type")]
    [InlineData(" ", "x", 400, "missing-content-type")]
    [InlineData(null, "", 400, "empty-body")]
    [InlineData(Multipart, "", 400, "empty-body")]
    [InlineData(Form, "", 400, "empty-body")]
    [InlineData(Json, "", 400, "empty-body")]
    [InlineData("text/plain", "x", 415, "unsupported-content-type")]
    [InlineData("multipart/mixed; boundary=b", "x", 415, "unsupported-content-type")]
    [InlineData("application/xml", "x", 415, "unsupported-content-type")]
    [InlineData("application/jsonp", "{}", 415, "unsupported-content-type")]
    [InlineData("nonsense", "x", 415, "unsupported-content-type")]
    [InlineData("multipart/form-data", "x", 400, "missing-boundary")]
    [InlineData("multipart/form-data; boundary=", "x", 400, "missing-boundary")]
    [InlineData("multipart/form-data; boundary=\"\"", "x", 400, "missing-boundary")]
    public async Task Bodies_of_no_known_kind(
        string? contentType,
        string body,
        int status,
        string code
    )
    {
        Same(await RefusedAsync(contentType, Bytes(body)), status, code);
        if (body.Length == 0 && contentType is not null)
        {
            Same((await ReadAsync(contentType, Stream.Null, null)).Problem!, status, code);
        }
    }

    [Theory]
    [InlineData("--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1", "truncated-body")]
    [InlineData(
        "--b\r\nContent-Disposition: form-data; name=\"a\"\r\n\r\n1\r\n--",
        "truncated-body"
    )]
    [InlineData(
        "--b\r\nContent-Disposition: form-data; name=\"a\"; filename=\"x\"\r\n\r\n1",
        "truncated-body"
    )]
    [InlineData("--b\r\nContent-Disposition: form-data; na", "nameless-part")]
    [InlineData("--other\r\n", "truncated-body")]
    [InlineData("--b\r\nno colon here\r\n\r\n1\r\n--b--\r\n", "unreadable-body")]
    [InlineData("--b\r\nContent-Type: text/plain\r\n\r\n1\r\n--b--\r\n", "nameless-part")]
    [InlineData("--b\r\nContent-Disposition: form-data\r\n\r\n1\r\n--b--\r\n", "nameless-part")]
    [InlineData(
        "--b\r\nContent-Disposition: form-data; filename=\"x\"\r\n\r\n1\r\n--b--\r\n",
        "nameless-part"
    )]
    [InlineData(
        "--b\r\nContent-Disposition: form-data; name=\"a\u0001\"\r\n\r\n1\r\n--b--\r\n",
        "invalid-field-name"
    )]
    [InlineData(
        "--b\r\nContent-Disposition: form-data; name=\"a\u0001\"; filename=x\r\n\r\n1\r\n--b--\r\n",
        "invalid-field-name"
    )]
    [InlineData(
        "--b\r\nContent-Disposition: form-data; name=a; filename=x\r\nContent-Transfer-Encoding: base64\r\n\r\nMQ==\r\n--b--\r\n",
        "unsupported-transfer-encoding"
    )]
    public async Task Broken_multipart_bodies(string body, string code) =>
        Same(await RefusedAsync(Multipart, Bytes(body)), 400, code);

    [Fact]
    public async Task Part_headers_and_boundaries_are_bounded()
    {
        var disposition = "Content-Disposition: form-data; name=a";
        var many = string.Concat(Enumerable.Range(0, 20).Select(number => $"\r\nX-{number}: 1"));
        var parts = new[]
        {
            Part(disposition + many, []),
            Part($"{disposition}\r\nX: {new string('x', 20_000)}", []),
        };
        foreach (var part in parts)
        {
            Same(await RefusedAsync(Multipart, Whole(part)), 400, "unreadable-body");
        }
        var longest = $"multipart/form-data; boundary={new string('b', 201)}";
        Same(await RefusedAsync(longest, Bytes("x")), 400, "missing-boundary");
    }

    [Fact]
    public async Task A_file_before_the_break_gives_its_buffer_back() =>
        Same(
            await RefusedAsync(
                Multipart,
                Join(
                    File("resume", "cv.pdf", new byte[300_000]),
                    Bytes("--b\r\nContent-Disposition: form-data; name=a\r\n\r\n1")
                )
            ),
            400,
            "truncated-body"
        );

    [Theory]
    [InlineData("a=1&a[b]=2", "conflicting-fields", "a[b]")]
    [InlineData("a[]=1&a[b]=2", "conflicting-fields", "a[b]")]
    public async Task Names_that_contradict_are_named(string body, string code, string field)
    {
        var problem = await RefusedAsync(Form, Bytes(body));
        Same(problem, 400, code);
        problem.Title.Should().Contain($"\"{field}\"");
        var parts = body.Split('&')
            .Select(pair => pair.Split('='))
            .Select(pair => Field(pair[0], pair[1]));
        (await RefusedAsync(Multipart, Whole([.. parts]))).Should().BeEquivalentTo(problem);
    }

    [Theory]
    [InlineData("a%00=1")]
    [InlineData("a%0A=1")]
    [InlineData("a%7F[]=1")]
    [InlineData("a%C2%85=1")]
    public async Task Controls_in_names(string body) =>
        Same(await RefusedAsync(Form, Bytes(body)), 400, "invalid-field-name");

    [Theory]
    [InlineData(2_048, null)]
    [InlineData(2_049, "invalid-field-name")]
    public async Task Names_are_bounded(int length, string? code)
    {
        var name = new string('n', length);
        (await ReadAsync(Form, $"{name}=1")).Problem?.Code.Should().Be(code);
        (await ReadAsync(Json, $$"""{"{{name}}":1}""")).Problem?.Code.Should().Be(code);
        (await ReadAsync(Multipart, Whole(Field(name, "1")))).Problem?.Code.Should().Be(code);
    }

    public static TheoryData<string, byte[]> TextThatIsNotUtf8 =>
        new()
        {
            { Form, Bytes("a=%FF") },
            { Form, Bytes("a%E9=1") },
            { Form, Bytes("a=%ED%A0%80") },
            { Form, [(byte)'a', (byte)'=', 0xE9] },
            { Multipart, Whole(Part("Content-Disposition: form-data; name=a", [0xC3])) },
            {
                Multipart,
                Whole(
                    Join(
                        Bytes("--b\r\nContent-Disposition: form-data; name=\""),
                        [0xE9],
                        Bytes("\"\r\n\r\n1\r\n")
                    )
                )
            },
            { Json, Bytes("""{"a":"\ud800"}""") },
            { Json, Bytes("""{"a":"\udc00x"}""") },
            { Json, Bytes("""{"\ud800":1}""") },
            { Json, [.. "{\"a\":\""u8, 0xFF, .. "\"}"u8] },
        };

    [Theory]
    [MemberData(nameof(TextThatIsNotUtf8))]
    public async Task Text_that_is_not_UTF8(string contentType, byte[] body) =>
        Same(await RefusedAsync(contentType, body), 400, "invalid-text");

    [Theory]
    [InlineData("[]", "json-not-an-object")]
    [InlineData("1", "json-not-an-object")]
    [InlineData("null", "json-not-an-object")]
    [InlineData("\"a\"", "json-not-an-object")]
    [InlineData(" ", "malformed-json")]
    [InlineData("{", "malformed-json")]
    [InlineData("{\"a\":1", "malformed-json")]
    [InlineData("{\"a\":1,}", "malformed-json")]
    [InlineData("{\"a\":[1,]}", "malformed-json")]
    [InlineData("{/*c*/}", "malformed-json")]
    [InlineData("{}//c", "malformed-json")]
    [InlineData("{}{}", "malformed-json")]
    [InlineData("{'a':1}", "malformed-json")]
    [InlineData("{\"a\":NaN}", "malformed-json")]
    [InlineData("{\"a\":\"line\nbreak\"}", "malformed-json")]
    [InlineData("{\"a\\u0000\":1}", "invalid-field-name")]
    [InlineData("{\"a\":{\"b\\t\":1}}", "invalid-field-name")]
    public async Task JSON_that_is_no_submission(string body, string code) =>
        Same(await RefusedAsync(Json, Bytes(body)), 400, code);

    [Fact]
    public async Task Malformed_JSON_is_located() =>
        (await RefusedAsync(Json, Bytes("{\n\"a\": x}"))).Title.Should().Contain("line 2, byte 6");

    [Theory]
    [InlineData(Form, "a=1&b=2")]
    [InlineData(Json, "{\"a\":")]
    [InlineData(Multipart, "--b\r\n")]
    public async Task A_body_that_is_shorter_than_declared(string contentType, string body)
    {
        var reading = await ReadAsync(contentType, new MemoryStream(Bytes(body)), body.Length + 1);
        Same(reading.Problem!, 400, "truncated-body");
    }

    [Theory]
    [InlineData(Form)]
    [InlineData(Json)]
    [InlineData(Multipart)]
    public async Task A_connection_that_breaks(string contentType)
    {
        var lost = new TrickleStream(Bytes("--b\r\n"), new IOException("reset"));
        Same((await ReadAsync(contentType, lost, 100)).Problem!, 400, "truncated-body");
        var slow = new TrickleStream(Bytes("--b\r\n"), new BadHttpRequestException("slow", 408));
        Same((await ReadAsync(contentType, slow, 100)).Problem!, 400, "truncated-body");
        var large = new TrickleStream(Bytes("--b\r\n"), new BadHttpRequestException("large", 413));
        Same((await ReadAsync(contentType, large, null)).Problem!, 413, "body-too-large");
    }

    [Theory]
    [InlineData(Form)]
    [InlineData(Json)]
    [InlineData(Multipart)]
    public async Task A_client_that_went_away_is_not_answered(string contentType)
    {
        using var gone = new CancellationTokenSource();
        await gone.CancelAsync();
        var buffers = SubmissionBuffers.Create();
        var body = new TrickleStream(Bytes("--b\r\n"), new IOException("reset"));
        var reading = () =>
            Reader(null, buffers).ReadAsync(new(body, contentType, null), gone.Token);
        await reading.Should().ThrowAsync<OperationCanceledException>();
        InUse(buffers).Should().Be(0);
    }

    private static async Task<Problem> RefusedAsync(string? contentType, byte[] body)
    {
        var problem = (await ReadAsync(contentType, body)).Problem;
        problem.Should().NotBeNull();
        problem!.Title.Should().EndWith(".").And.NotContain("\n");
        problem.Error.Should().NotBeEmpty();
        return problem;
    }

    private static void Same(Problem problem, int status, string code) =>
        (problem.Status, problem.Code).Should().Be((status, code));
}
