using ApplyFunctions.Integration.Tests.Webhooks;

namespace ApplyFunctions.Integration.Tests.OpenApi;

/// <summary>What owners send about webhooks, and receivers.</summary>
internal static class WebhookOutExchanges
{
    private const string None = "/0123456789abcdef";
    private const string Wrong = """{"url":"http://127.0.0.1/hooks"}""";

    private static readonly (string Operation, HttpMethod Method, string Path)[] OfOne =
    [
        ("getWebhook", HttpMethod.Get, ""),
        ("replaceWebhook", HttpMethod.Put, ""),
        ("deleteWebhook", HttpMethod.Delete, ""),
        ("pingWebhook", HttpMethod.Post, "/ping"),
        ("listWebhookDeliveries", HttpMethod.Get, "/deliveries"),
        ("replayWebhookDelivery", HttpMethod.Post, "/deliveries/none/replay"),
    ];

    public static IEnumerable<Exchange> All =>
        [
            .. OfOne.SelectMany(o => Refusals(o.Operation, o.Method, None + o.Path, 404)),
            .. Refusals("listWebhooks", HttpMethod.Get, "", null),
            .. Refusals("createWebhook", HttpMethod.Post, "", null),
            new("listWebhooks", 200, "", s => AfterOneAsync(s, HttpMethod.Get, _ => "")),
            new("createWebhook", 201, "", s => SendAsync(s, HttpMethod.Post, "", Right(s))),
            new("createWebhook", 422, "", s => SendAsync(s, HttpMethod.Post, "", Wrong)),
            new("createWebhook", 409, "", AfterTenAsync),
            new("createWebhook", 415, "", s => TextAsync(s, HttpMethod.Post, _ => "")),
            new("getWebhook", 200, "", s => AfterOneAsync(s, HttpMethod.Get, id => $"/{id}")),
            new(
                "replaceWebhook",
                200,
                "",
                s => AfterOneAsync(s, HttpMethod.Put, id => $"/{id}", Right(s))
            ),
            new(
                "replaceWebhook",
                422,
                "",
                s => AfterOneAsync(s, HttpMethod.Put, id => $"/{id}", Wrong)
            ),
            new("replaceWebhook", 415, "", s => TextAsync(s, HttpMethod.Put, id => $"/{id}")),
            new("deleteWebhook", 204, "", s => AfterOneAsync(s, HttpMethod.Delete, id => $"/{id}")),
            new(
                "pingWebhook",
                200,
                "",
                s => AfterOneAsync(s, HttpMethod.Post, id => $"/{id}/ping")
            ),
            new(
                "listWebhookDeliveries",
                200,
                "",
                s => AfterDeliveryAsync(s, HttpMethod.Get, (id, _) => $"/{id}/deliveries")
            ),
            new(
                "listWebhookDeliveries",
                422,
                "",
                s => AfterOneAsync(s, HttpMethod.Get, id => $"/{id}/deliveries?cursor=..")
            ),
            new(
                "replayWebhookDelivery",
                200,
                "",
                s =>
                    AfterDeliveryAsync(
                        s,
                        HttpMethod.Post,
                        (id, got) => $"/{id}/deliveries/{got.EventId}/replay"
                    )
            ),
            .. Linked(200, link => link),
            .. Linked(403, link => link + "x"),
            new(
                "getLinkedFile",
                404,
                "",
                async scene =>
                {
                    var (_, got) = await DeliverAsync(scene);
                    await scene.EraseApplicationAsync((string)got.Application["id"]!);
                    return Scene.Visitor(HttpMethod.Get, LinkIn(got));
                }
            ),
            new(
                "getLinkedFile",
                409,
                "",
                async scene =>
                {
                    var (_, got) = await DeliverAsync(scene);
                    await scene.InfectAsync((string)got.Application["id"]!);
                    return Scene.Visitor(HttpMethod.Get, LinkIn(got));
                }
            ),
        ];

    private static IEnumerable<Exchange> Refusals(
        string operation,
        HttpMethod method,
        string path,
        int? other
    )
    {
        var json = method == HttpMethod.Put ? Wrong : null;
        yield return new(
            operation,
            401,
            "",
            s => Task.FromResult(Scene.Visitor(method, Path(s) + path))
        );
        yield return new(
            operation,
            403,
            "another role",
            s => s.OutsiderAsync(method, Path(s) + path)
        );
        if (other is { } status)
        {
            yield return new(operation, status, "", s => SendAsync(s, method, path, json));
        }
    }

    private static IEnumerable<Exchange> Linked(int status, Func<string, string> change)
    {
        yield return new(
            "getLinkedFile",
            status,
            "",
            async scene =>
            {
                var (_, got) = await DeliverAsync(scene);
                return Scene.Visitor(HttpMethod.Get, change(LinkIn(got)));
            }
        );
    }

    private static string LinkIn(Received got) =>
        (string)got.Application["candidate"]!["attachments"]![0]!["url"]!;

    private static async Task<HttpRequestMessage> AfterOneAsync(
        Scene scene,
        HttpMethod method,
        Func<string, string> path,
        string? json = null
    )
    {
        var (id, _) = await MakeAsync(scene);
        return await SendAsync(scene, method, path(id), json);
    }

    private static async Task<HttpRequestMessage> AfterTenAsync(Scene scene)
    {
        for (var i = 0; i < 10; i++)
        {
            await MakeAsync(scene);
        }

        return await SendAsync(scene, HttpMethod.Post, "", Right(scene));
    }

    private static async Task<HttpRequestMessage> AfterDeliveryAsync(
        Scene scene,
        HttpMethod method,
        Func<string, Received, string> path
    )
    {
        var (id, got) = await DeliverAsync(scene);
        return await SendAsync(scene, method, path(id, got));
    }

    private static async Task<HttpRequestMessage> TextAsync(
        Scene scene,
        HttpMethod method,
        Func<string, string> path
    )
    {
        var (id, _) = await MakeAsync(scene);
        var request = await SendAsync(scene, method, path(id));
        request.Content = new StringContent("https://receiver.example.com");
        return request;
    }

    private static async Task<(string Id, Received Got)> DeliverAsync(Scene scene)
    {
        var (id, receiver) = await MakeAsync(scene);
        await scene.MakeReadApplicationAsync();
        return (id, (await receiver.UntilAsync(1, TestContext.Current.CancellationToken))[0]);
    }

    private static async Task<(string Id, Receiver Receiver)> MakeAsync(Scene scene)
    {
        var receiver = scene.NewReceiver();
        using var request = await SendAsync(
            scene,
            HttpMethod.Post,
            "",
            $$"""{"url":"{{receiver.Url}}"}"""
        );
        var made = await scene.ReadAsync(request);
        return ((string)made["webhook_id"]!, receiver);
    }

    private static string Right(Scene scene) =>
        $$"""{"url":"{{scene.NewReceiver().Url}}","secret":"a secret of theirs","enabled":true}""";

    private static Task<HttpRequestMessage> SendAsync(
        Scene scene,
        HttpMethod method,
        string path,
        string? json = null
    ) => scene.AuthorAsync(method, Path(scene) + path, json);

    private static string Path(Scene scene) => $"/v1/manage/boards/{scene.Board}/webhooks";
}
