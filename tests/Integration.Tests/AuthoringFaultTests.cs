using System.Net;
using System.Text;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests;

/// <summary>Whatever is wrong with what an author sends is said, and nothing of it is stored.</summary>
public sealed class AuthoringFaultTests(RunningSystem system)
{
    private const string Good = """{"title":"Baker"}""";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string, string> Addresses { get; } =
        new()
        {
            { "PUT", "" },
            { "PUT", "/jobs/1" },
            { "DELETE", "/jobs/1" },
            { "GET", "/source" },
            { "GET", "/source/jobs" },
            { "GET", "/jobs/1/source" },
        };

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Only_the_boards_own_key_opens_what_authors_do(string method, string address)
    {
        var author = await Author.WithBoardAsync(system);
        var other = await system.Storage.AddApiKeyAsync("another", Stop);

        foreach (
            var (header, code) in ((string, string)[])
                [
                    ("", "api-key-required"),
                    (Author.Basic(other).ToString(), "invalid-api-key"),
                    ("Bearer x", "invalid-token"),
                ]
        )
        {
            using var body = Author.Json(Good);
            var reply = await author.SendAsync(
                new HttpMethod(method),
                author.BoardPath + address,
                method == "PUT" ? body : null,
                ("Authorization", header)
            );
            reply.Status.Should().Be(HttpStatusCode.Unauthorized);
            reply.Code.Should().Be(code);
            ((string)reply.Body["error"]!)
                .Should()
                .Be(
                    code == "invalid-token"
                        ? "Invalid access token"
                        : "Invalid Basic Auth credentials"
                );
        }
    }

    [Theory]
    [InlineData("", 400, "empty-body")]
    [InlineData("{", 400, "malformed-json")]
    [InlineData("{\"title\":\"\\ud800\"}", 400, "malformed-json")]
    [InlineData("""{"title":"a","title":"b"}""", 400, "malformed-json")]
    [InlineData("[]", 400, "malformed-json")]
    [InlineData("{}", 422, "invalid-posting", "title")]
    [InlineData("""{"title":"t","id":1}""", 422, "invalid-posting", "id")]
    [InlineData(
        """{"title":null,"language":"!","questions":[{"label":"q","fields":[{"name":"a b","type":"x"}]}]}""",
        422,
        "invalid-posting",
        "title",
        "language",
        "questions[0].fields[0].type",
        "questions[0].fields[0].name"
    )]
    public async Task A_document_with_faults_is_refused_with_all_of_them(
        string json,
        int status,
        string code,
        params string[] faults
    )
    {
        var author = await Author.WithBoardAsync(system);
        var id = Author.NewId();

        var reply = await author.PutAsync(author.JobPath(id), json);

        ((int)reply.Status).Should().Be(status);
        reply.Code.Should().Be(code);
        reply.Faults.Should().Equal(faults);
        if (faults.Length > 0)
        {
            ((string)reply.Body["error"]!)
                .Should()
                .Be($"Invalid attributes: {string.Join(',', faults)}");
        }

        (await author.GetAsync($"{author.JobPath(id)}/source"))
            .Status.Should()
            .Be(HttpStatusCode.NotFound);
    }

    [Fact]
    public async Task Malformed_json_is_told_with_its_line_and_byte()
    {
        var author = await Author.WithBoardAsync(system);

        var reply = await author.PutAsync(author.JobPath(1), "{\n  \"title\": \"t\",\n}");

        reply.Title.Should().StartWith("The JSON is malformed at line 3, byte 1.");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_document_is_at_most_2_MB(bool saysItsLength)
    {
        var author = await Author.WithBoardAsync(system);
        var frame = """{"title":"t","anything":""}""";
        var bytes = Encoding.UTF8.GetBytes(
            frame.Insert(frame.Length - 2, new string('x', (2 * 1024 * 1024) - frame.Length))
        );

        var fits = await PutAsync(bytes);
        var over = await PutAsync([.. bytes, (byte)' ']);

        fits.Status.Should().Be(HttpStatusCode.Created);
        over.Status.Should().Be(HttpStatusCode.RequestEntityTooLarge);
        over.Title.Should().Contain("at most 2 MB");

        async Task<Reply> PutAsync(byte[] body)
        {
            using HttpContent content = saysItsLength
                ? new ByteArrayContent(body)
                : new StreamContent(new Unmeasured(body));
            return await author.SendAsync(HttpMethod.Put, author.JobPath(Author.NewId()), content);
        }
    }

    [Theory]
    [InlineData("/v1/boards/{0}/jobs/abc", HttpStatusCode.NotFound, "posting-not-found")]
    [InlineData(
        "/v1/boards/{0}/jobs/99999999999999999999",
        HttpStatusCode.NotFound,
        "posting-not-found"
    )]
    [InlineData("/v1/boards/{0}/jobs/-1", HttpStatusCode.NotFound, "posting-not-found")]
    [InlineData("/v1/boards/{0}/jobs/0", HttpStatusCode.UnprocessableEntity, "invalid-posting")]
    [InlineData(
        "/v1/boards/no.{0}/jobs/1",
        HttpStatusCode.UnprocessableEntity,
        "board-name-malformed"
    )]
    [InlineData("/v1/boards/a%20b", HttpStatusCode.UnprocessableEntity, "board-name-malformed")]
    public async Task An_address_that_can_name_nothing_is_refused(
        string path,
        HttpStatusCode status,
        string code
    )
    {
        var author = await Author.WithBoardAsync(system);

        var reply = await author.PutAsync(string.Format(null, path, author.Board), Good);

        reply.Status.Should().Be(status);
        reply.Code.Should().Be(code);
    }

    [Fact]
    public async Task A_posting_needs_its_board()
    {
        var author = await Author.WithKeyAsync(system);
        var id = Author.NewId();

        var early = await author.PutAsync(author.JobPath(id), Good);
        await author.PutAsync(author.BoardPath, """{"name":"n"}""");
        var then = await author.PutAsync(author.JobPath(id), Good);

        early.Status.Should().Be(HttpStatusCode.NotFound);
        early.Title.Should().Contain("PUT the board first");
        then.Status.Should().Be(HttpStatusCode.Created);
    }

    [Fact]
    public async Task A_board_with_faults_is_refused_with_all_of_them()
    {
        var author = await Author.WithKeyAsync(system);

        var reply = await author.PutAsync(
            author.BoardPath,
            """{"name":"","privacy_policy_url":"x","support_email":"y"}"""
        );

        reply.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
        reply.Code.Should().Be("invalid-board");
        reply.Faults.Should().Equal("name", "support_email", "privacy_policy_url");
        (await author.GetAsync(author.BoardPath)).Status.Should().Be(HttpStatusCode.NotFound);
        (await author.GetAsync($"{author.BoardPath}/source"))
            .Status.Should()
            .Be(HttpStatusCode.NotFound);
        (await author.GetAsync($"{author.BoardPath}/source/jobs"))
            .Status.Should()
            .Be(HttpStatusCode.NotFound);
    }

    /// <summary>A body that is sent in chunks, since nobody knows how long it will be.</summary>
    private sealed class Unmeasured(byte[] bytes) : MemoryStream(bytes)
    {
        public override bool CanSeek => false;
    }
}
