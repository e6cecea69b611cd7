using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.Security;

/// <summary>Origins that look like one that is allowed.</summary>
public sealed class ForeignOriginTests(RunningSystem system)
{
    private const string AllowOrigin = "Access-Control-Allow-Origin";

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    public static TheoryData<string> Alike =>
        [
            "null",
            "{0}.evil.example",
            "{0}evil.example",
            "https://evil.example/{0}",
            "https://evil.example#{0}",
            "http://evil.example@127.0.0.1",
            "{0}/",
            "{0}, https://evil.example",
            "https://evil.example, {0}",
            "http://evil127.0.0.1:1",
            "*",
            "file://",
            "http://127.0.0.1",
        ];

    [Theory]
    [MemberData(nameof(Alike))]
    public async Task What_only_looks_like_the_pages_may_neither_post_nor_manage(string origin)
    {
        foreach (var page in (Uri[])[system.Host.Careers, system.Host.Recruiters])
        {
            var claimed = string.Format(null, origin, page.GetLeftPart(UriPartial.Authority));
            using var form = new ApplicationForm().ToMultipart();
            using var post = await SendAsync(
                HttpMethod.Post,
                "/v1/boards/example/jobs/5172511002",
                claimed,
                form
            );
            ((int)post.StatusCode).Should().Be(403, claimed);
            AnswerHeaders.Value(post, AllowOrigin).Should().BeNull(claimed);

            using var managed = await SendAsync(
                HttpMethod.Get,
                "/v1/manage/boards/example/applications",
                claimed
            );
            AnswerHeaders.Value(managed, AllowOrigin).Should().BeNull(claimed);
            AnswerHeaders.Value(managed, "Cache-Control").Should().Be("no-store");
        }
    }

    [Fact]
    public async Task No_answer_lets_a_page_send_cookies()
    {
        foreach (var page in (Uri[])[system.Host.Careers, system.Host.Recruiters])
        {
            foreach (
                var path in (string[])["/v1/boards/example", "/v1/manage/boards/example/audit"]
            )
            {
                using var answer = await SendAsync(
                    HttpMethod.Get,
                    path,
                    page.GetLeftPart(UriPartial.Authority)
                );
                AnswerHeaders.Value(answer, "Access-Control-Allow-Credentials").Should().BeNull();
            }
        }
    }

    private async Task<HttpResponseMessage> SendAsync(
        HttpMethod method,
        string path,
        string origin,
        HttpContent? body = null
    )
    {
        using var request = new HttpRequestMessage(method, path) { Content = body };
        request.Headers.TryAddWithoutValidation("Origin", origin);
        return await system.Http.SendAsync(request, Stop);
    }
}
