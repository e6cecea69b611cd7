using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Yarp.ReverseProxy.Forwarder;

namespace ApplyFunctions.Reliability.Tests.Network;

/// <summary>
/// The line between the app and one service. It knows which step each call is, loses and delays calls, and cuts the
/// app's life before or after one. The app and its clients meet a real network, so their own repeats are what is tested.
/// </summary>
internal sealed class Line : IAsyncDisposable
{
    private readonly Service _service;
    private readonly Uri _upstream;
    private readonly CallReader _reader;
    private readonly Traffic _traffic;
    private readonly FaultDice _dice;
    private readonly Action<string> _onMessage;
    private readonly WebApplication _site;
    private readonly IHttpForwarder _forwarder;
    private readonly HttpMessageInvoker _client = new(
        new SocketsHttpHandler
        {
            UseProxy = false,
            UseCookies = false,
            AllowAutoRedirect = false,
            ActivityHeadersPropagator = null,
        }
    );

    private Line(
        Service service,
        Uri upstream,
        CallReader reader,
        Traffic traffic,
        FaultDice dice,
        Action<string> onMessage
    )
    {
        (_service, _upstream, _reader, _traffic, _dice, _onMessage) = (
            service,
            upstream,
            reader,
            traffic,
            dice,
            onMessage
        );
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.ConfigureKestrel(kestrel =>
        {
            kestrel.Listen(IPAddress.Loopback, 0);
            kestrel.Limits.MaxRequestBodySize = null;
        });
        builder.Services.AddHttpForwarder();
        _site = builder.Build();
        _site.Run(CarryAsync);
        _forwarder = _site.Services.GetRequiredService<IHttpForwarder>();
    }

    public Uri Address => new(_site.Urls.Single());

    public static async Task<Line> StartAsync(
        Service service,
        Uri upstream,
        CallReader reader,
        Traffic traffic,
        FaultDice dice,
        Action<string> onMessage
    )
    {
        var line = new Line(service, upstream, reader, traffic, dice, onMessage);
        await line._site.StartAsync();
        return line;
    }

    public async ValueTask DisposeAsync()
    {
        await _site.DisposeAsync();
        _client.Dispose();
    }

    private async Task CarryAsync(HttpContext context)
    {
        var call = await _reader.ReadAsync(_service, context.Request, _traffic.Life);
        if (await CallReader.QueueMessageAsync(_service, context.Request) is { } message)
        {
            _onMessage(message);
        }

        var end = _traffic.Reached(call);
        if (end is { Moment: Moment.Before })
        {
            Die(context, end);
            return;
        }

        var fault = end is null ? _dice.Next(_service) : Fault.None;
        _traffic.Count(fault.Kind);
        switch (fault.Kind)
        {
            case FaultKind.LostCall:
                context.Abort();
                return;
            case FaultKind.ServerError:
                await Refusals.AnswerAsync(
                    context,
                    StatusCodes.Status500InternalServerError,
                    TimeProvider.System
                );
                return;
            case FaultKind.ServerBusy:
                await Refusals.AnswerAsync(
                    context,
                    StatusCodes.Status503ServiceUnavailable,
                    TimeProvider.System
                );
                return;
            case FaultKind.TooMany:
                await Refusals.AnswerAsync(
                    context,
                    StatusCodes.Status429TooManyRequests,
                    TimeProvider.System
                );
                return;
            case FaultKind.BadRequest:
                await Refusals.AnswerAsync(
                    context,
                    StatusCodes.Status400BadRequest,
                    TimeProvider.System
                );
                return;
            case FaultKind.Hang:
                await Task.Delay(Timeout.InfiniteTimeSpan, context.RequestAborted)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                return;
            case FaultKind.Delay:
                await Task.Delay(fault.Late, context.RequestAborted)
                    .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
                break;
        }

        await ForwardAsync(context, call, fault, end);
    }

    private async Task ForwardAsync(HttpContext context, Call call, Fault fault, FailPoint? end)
    {
        var isAnswered = false;
        bool Arrived(int status)
        {
            isAnswered = true;
            _traffic.See(call, status);
            if (end is not null)
            {
                Die(context, end);
                return false;
            }

            if (fault.Kind == FaultKind.LostAnswer)
            {
                context.Abort();
                return false;
            }

            return true;
        }

        await _forwarder.SendAsync(
            context,
            _upstream.GetLeftPart(UriPartial.Authority),
            _client,
            ForwarderRequestConfig.Empty,
            new Passage(Target(context), Arrived)
        );
        if (!isAnswered)
        {
            // The app was killed meanwhile, or did not wait any longer. Whether the call was done, nobody knows.
            _traffic.See(call, Sighting.Unknown);
        }
    }

    private void Die(HttpContext context, FailPoint end)
    {
        _traffic.Kill($"{end.Moment} {end.Kind}");
        context.Abort();
    }

    // Storage's signatures cover the address as it was written, so nothing about it may change.
    private Uri Target(HttpContext context) =>
        new(
            _upstream.GetLeftPart(UriPartial.Authority)
                + context.Features.GetRequiredFeature<IHttpRequestFeature>().RawTarget,
            new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true }
        );

    private sealed class Passage(Uri target, Func<int, bool> arrived) : HttpTransformer
    {
        public override async ValueTask TransformRequestAsync(
            HttpContext httpContext,
            HttpRequestMessage proxyRequest,
            string destinationPrefix,
            CancellationToken cancellationToken
        )
        {
            await base.TransformRequestAsync(
                httpContext,
                proxyRequest,
                destinationPrefix,
                cancellationToken
            );
            proxyRequest.RequestUri = target;
        }

        public override async ValueTask<bool> TransformResponseAsync(
            HttpContext httpContext,
            HttpResponseMessage? proxyResponse,
            CancellationToken cancellationToken
        ) =>
            (proxyResponse is null || arrived((int)proxyResponse.StatusCode))
            && await base.TransformResponseAsync(httpContext, proxyResponse, cancellationToken);
    }
}
