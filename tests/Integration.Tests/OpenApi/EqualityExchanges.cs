namespace ApplyFunctions.Integration.Tests.OpenApi;

/// <summary>What a board's own servers ask about equality answers.</summary>
internal static class EqualityExchanges
{
    private const string Get = "getEqualityReport";

    public static IEnumerable<Exchange> All =>
        [
            new(Get, 200, "", AfterAnswersAsync("")),
            new(Get, 200, "of a posting", AfterAnswersAsync("?posting={posting}&period=2026-Q1")),
            new(
                Get,
                200,
                "as CSV",
                async scene =>
                {
                    var request = await AfterAnswersAsync("")(scene);
                    request.Headers.Accept.ParseAdd("text/csv");
                    return request;
                }
            ),
            new(Get, 404, "", s => s.AuthorAsync(HttpMethod.Get, Path(s, ""))),
            new(Get, 422, "", AfterAnswersAsync("?period=yesterday")),
            new(Get, 401, "", s => Task.FromResult(Scene.Visitor(HttpMethod.Get, Path(s, "")))),
        ];

    private static Func<Scene, Task<HttpRequestMessage>> AfterAnswersAsync(string query) =>
        async scene =>
        {
            await scene.MakePostingAsync();
            await scene.AnswerEqualityQuestionsAsync("2026-01");
            var posting = FormattableString.Invariant($"{scene.Posting}");
            return await scene.AuthorAsync(
                HttpMethod.Get,
                Path(scene, query.Replace("{posting}", posting, StringComparison.Ordinal))
            );
        };

    private static string Path(Scene scene, string query) =>
        $"/v1/manage/boards/{scene.Board}/equality{query}";
}
