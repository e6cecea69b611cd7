namespace ApplyFunctions.Integration.Tests.OpenApi;

/// <summary>What the mail provider posts.</summary>
internal static class WebhookExchanges
{
    private const string Operation = "receiveMailEvents";

    public static IEnumerable<Exchange> All =>
        [
            Of(204, "[]"u8.ToArray()),
            Of(400, "[{"u8.ToArray()),
            Of(401, "[]"u8.ToArray(), r => r.Content = new StringContent("[ ]")),
            Of(413, new byte[1024 * 1024 + 1]),
        ];

    private static Exchange Of(
        int status,
        byte[] body,
        Action<HttpRequestMessage>? change = null
    ) =>
        new(
            Operation,
            status,
            "",
            scene =>
            {
                var request = scene.MailReport(body);
                change?.Invoke(request);
                return Task.FromResult(request);
            }
        );
}
