using System.Globalization;
using Microsoft.AspNetCore.Http;

namespace ApplyFunctions.Reliability.Tests.Network;

/// <summary>The answers of services that do not do what they were asked.</summary>
internal static class Refusals
{
    private static readonly TimeSpan RateLimitLasts = TimeSpan.FromSeconds(2);

    public static async Task AnswerAsync(HttpContext context, int status, TimeProvider time)
    {
        var response = context.Response;
        response.StatusCode = status;
        if (status == StatusCodes.Status429TooManyRequests)
        {
            // https://www.twilio.com/docs/sendgrid/api-reference/how-to-use-the-sendgrid-v3-api/rate-limits
            response.Headers["X-RateLimit-Remaining"] = 0.ToString(CultureInfo.InvariantCulture);
            var reset = time.GetUtcNow() + RateLimitLasts;
            response.Headers["X-RateLimit-Reset"] = reset
                .ToUnixTimeSeconds()
                .ToString(CultureInfo.InvariantCulture);
            await response.WriteAsJsonAsync(
                new { errors = new[] { new { message = "too many requests" } } }
            );
            return;
        }

        if (status == StatusCodes.Status400BadRequest)
        {
            // https://www.twilio.com/docs/sendgrid/api-reference/mail-send/errors
            await response.WriteAsJsonAsync(
                new { errors = new[] { new { field = "personalizations.0.to" } } }
            );
            return;
        }

        // https://learn.microsoft.com/rest/api/storageservices/common-rest-api-error-codes
        var code =
            status == StatusCodes.Status503ServiceUnavailable ? "ServerBusy" : "InternalError";
        response.Headers["x-ms-error-code"] = code;
        response.ContentType = "application/xml";
        await response.WriteAsync(
            $"<?xml version=\"1.0\" encoding=\"utf-8\"?><Error><Code>{code}</Code><Message>This service misbehaves.</Message></Error>"
        );
    }
}
