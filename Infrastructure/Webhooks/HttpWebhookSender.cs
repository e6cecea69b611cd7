using System.Net;
using System.Net.Http.Headers;
using ApplyFunctions.Core.Webhooks;
using ApplyFunctions.Infrastructure.Outbound;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Webhooks;

/// <summary>
/// Posts to receivers over HTTPS. An owner of a board chooses the address, who need not be one who runs this app: so it is asked
/// whether the settings allow it, each address that the host has is checked at the moment of connecting, and nothing that comes
/// back is read but the status.
/// </summary>
internal sealed class HttpWebhookSender : IWebhookSender, IDisposable
{
    private readonly TimeSpan _timeout;
    private readonly HostRules _rules;
    private readonly TimeProvider _time;
    private readonly HttpMessageInvoker _client;

    public HttpWebhookSender(
        IOptions<WebhookHostOptions> options,
        INetwork network,
        TimeProvider time
    )
    {
        var settings = options.Value;
        _timeout = settings.Timeout;
        _rules = new HostRules(settings.AllowedHosts, settings.HttpHosts, settings.PrivateHosts);
        _time = time;
        _client = CheckedClient.Create(new CheckedConnection(_rules, network), _timeout);
    }

    public string? FaultOf(string url) =>
        OutboundAddress.TryRead(url, out var address) switch
        {
            AddressFault.TooLong => FormattableString.Invariant(
                $"The url is too long: at most {OutboundAddress.MaxLength:N0} characters fit."
            ),
            AddressFault.HasUser =>
                "The url has a user name or password in it. Leave them out: the signature tells the receiver who sends.",
            AddressFault.Malformed =>
                "The url is not a complete web address. Write it whole, from https:// on.",
            _ => _rules.Check(address) switch
            {
                PlaceFault.None => null,
                PlaceFault.NotHttps => "The url must begin with https://.",
                _ when _rules.Places.Length == 0 =>
                    "Webhooks are switched off here. Whoever runs the functions can allow hosts by the setting Webhooks__AllowedHosts.",
                _ =>
                    $"The url leads to a place that is not allowed. Allowed, at the usual port unless another is named: {_rules.Places}. Whoever runs the functions can allow others by the setting Webhooks__AllowedHosts.",
            },
        };

    public async Task<WebhookAnswer> SendAsync(
        WebhookPost post,
        CancellationToken cancellationToken
    )
    {
        // Asked anew each time: the settings may have changed since the webhook was made.
        if (
            OutboundAddress.TryRead(post.Url, out var address) != AddressFault.None
            || _rules.Check(address) != PlaceFault.None
        )
        {
            return new WebhookAnswer(null, WebhookReasons.NotAllowed);
        }

        using var limit = new CancellationTokenSource(_timeout, _time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(
            limit.Token,
            cancellationToken
        );
        using var request = Request(post, address);
        try
        {
            using var response = await _client.SendAsync(request, stop.Token);
            return new WebhookAnswer((int)response.StatusCode, ReasonOf(response.StatusCode));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            return new WebhookAnswer(null, WebhookReasons.TooSlow);
        }
        catch (HttpRequestException e)
        {
            return new WebhookAnswer(
                null,
                e.InnerException is NotPublicException
                    ? WebhookReasons.NotAllowed
                    : WebhookReasons.Unreachable
            );
        }
        catch (IOException)
        {
            return new WebhookAnswer(null, WebhookReasons.Unreachable);
        }
    }

    public void Dispose() => _client.Dispose();

    private static HttpRequestMessage Request(WebhookPost post, Uri address)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ReadOnlyMemoryContent(post.Body)
            {
                Headers = { ContentType = new MediaTypeHeaderValue("application/json") },
            },
        };
        request.Headers.UserAgent.ParseAdd("ApplyFunctions");
        request.Headers.TryAddWithoutValidation("Greenhouse-Event-ID", post.EventId);
        request.Headers.TryAddWithoutValidation("Signature", post.Signature);
        return request;
    }

    private static string? ReasonOf(HttpStatusCode status) =>
        (int)status switch
        {
            >= 200 and < 300 => null,
            >= 300 and < 400 => WebhookReasons.Redirected,
            _ => WebhookReasons.Refused,
        };
}
