using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;

namespace ApplyFunctions.LocalHost.Mail;

/// <summary>SendGrid's <c>POST /v3/mail/send</c>, and <c>/local/behaviour</c> to make it fail as SendGrid does.</summary>
internal sealed class SendGridEndpoint(
    Mailbox mailbox,
    Misbehaviours misbehaviours,
    MailEvents? events,
    TimeProvider time
)
{
    private const string RateLimit = "600";

    public void Map(IEndpointRouteBuilder endpoints)
    {
        endpoints.MapPost("/v3/mail/send", SendAsync);
        endpoints.MapGet("/local/behaviour", () => Results.Ok(misbehaviours.All()));
        endpoints.MapPut("/local/behaviour", Ask);
        endpoints.MapDelete(
            "/local/behaviour",
            () =>
            {
                misbehaviours.Clear();
                return Results.NoContent();
            }
        );
    }

    private IResult Ask(Misbehaviour misbehaviour)
    {
        if (!misbehaviour.IsSound)
        {
            return Results.Problem(
                """Expected is {"status":400…599} or {"hang":true}, and optionally "count" (from 1), "retryAfter" (seconds), "to" (an address), "keep" (true).""",
                statusCode: StatusCodes.Status400BadRequest
            );
        }

        misbehaviours.Ask(misbehaviour);
        return Results.NoContent();
    }

    private async Task<IResult> SendAsync(
        HttpContext context,
        IHostApplicationLifetime lifetime,
        CancellationToken cancellationToken
    )
    {
        var (mail, refusal) = await ReadAsync(context.Request, cancellationToken);
        if (mail is null)
        {
            return refusal ?? BadRequest([new SendGridError("Bad Request")]);
        }

        var misbehaviour = misbehaviours.Take(mail);
        if (misbehaviour is { Keep: false })
        {
            return await FailAsync(misbehaviour, context, lifetime, cancellationToken);
        }

        if (SendGridRules.Check(mail) is { Count: > 0 } errors)
        {
            return BadRequest(errors);
        }

        if (mail.MailSettings?.SandboxMode?.Enable == true)
        {
            return Results.Ok();
        }

        var messageId = CaughtMail.NewId();
        foreach (var caught in CaughtMail.AllOf(mail, messageId, time.GetUtcNow()))
        {
            await mailbox.AddAsync(caught, cancellationToken);
            events?.Report(caught);
        }

        if (misbehaviour is not null)
        {
            return await FailAsync(misbehaviour, context, lifetime, cancellationToken);
        }

        context.Response.Headers["X-Message-Id"] = messageId;
        return Results.StatusCode(StatusCodes.Status202Accepted);
    }

    private static async Task<(SendGridMail?, IResult?)> ReadAsync(
        HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        const string scheme = "Bearer ";
        var authorization = request.Headers.Authorization.ToString();
        if (!authorization.StartsWith(scheme, StringComparison.OrdinalIgnoreCase))
        {
            return (null, Unauthorized("Permission denied, wrong credentials"));
        }

        if (string.IsNullOrWhiteSpace(authorization[scheme.Length..]))
        {
            return (
                null,
                Unauthorized("The provided authorization grant is invalid, expired, or revoked")
            );
        }

        if (!request.HasJsonContentType())
        {
            return (
                null,
                Answer(
                    SendGridErrors.Of("Content-Type should be application/json."),
                    StatusCodes.Status415UnsupportedMediaType
                )
            );
        }

        try
        {
            var mail = await JsonSerializer.DeserializeAsync<SendGridMail>(
                request.Body,
                SendGridMail.Json,
                cancellationToken
            );
            return (mail is null || mail.HasHoles ? null : mail, null);
        }
        catch (JsonException)
        {
            return (null, null);
        }
    }

    private async Task<IResult> FailAsync(
        Misbehaviour misbehaviour,
        HttpContext context,
        IHostApplicationLifetime lifetime,
        CancellationToken cancellationToken
    )
    {
        if (misbehaviour.Hang)
        {
            using var end = CancellationTokenSource.CreateLinkedTokenSource(
                cancellationToken,
                lifetime.ApplicationStopping
            );
            await Task.Delay(Timeout.InfiniteTimeSpan, time, end.Token)
                .ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            context.Abort();
            return Results.Empty;
        }

        if (misbehaviour.Status == StatusCodes.Status429TooManyRequests)
        {
            var reset = time.GetUtcNow().ToUnixTimeSeconds() + misbehaviour.RetryAfter;
            var headers = context.Response.Headers;
            headers["X-RateLimit-Limit"] = RateLimit;
            headers["X-RateLimit-Remaining"] = "0";
            headers["X-RateLimit-Reset"] = reset.ToString(CultureInfo.InvariantCulture);
            return Answer(
                SendGridErrors.Of("too many requests"),
                StatusCodes.Status429TooManyRequests
            );
        }

        return Answer(
            SendGridErrors.Of("The mail catcher was asked to fail."),
            misbehaviour.Status ?? StatusCodes.Status500InternalServerError
        );
    }

    private static IResult Unauthorized(string message) =>
        Answer(SendGridErrors.Of(message), StatusCodes.Status401Unauthorized);

    private static IResult BadRequest(IReadOnlyList<SendGridError> errors) =>
        Answer(new SendGridErrors(errors), StatusCodes.Status400BadRequest);

    private static IResult Answer(SendGridErrors errors, int status) =>
        Results.Json(errors, SendGridMail.Json, contentType: null, status);
}
