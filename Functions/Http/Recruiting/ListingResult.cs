using ApplyFunctions.Core.Recruiting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using Microsoft.Net.Http.Headers;

namespace ApplyFunctions.Functions.Http.Recruiting;

/// <summary>
/// A file that is written as it is made. Once it has begun no status can tell that something failed, so the connection is broken
/// off: a client then has no end of the body, and must not take what it has for the whole.
/// </summary>
public sealed partial class ListingResult(ExportedListing listing, ILogger logger) : IResult
{
    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var response = httpContext.Response;
        AttachmentResult.Guard(response);
        response.ContentType = listing.MediaType;
        response.Headers.ContentDisposition = new ContentDispositionHeaderValue("attachment")
        {
            FileName = $"\"{listing.FileName}\"",
        }.ToString();
        var stop = httpContext.RequestAborted;
        try
        {
            await foreach (var part in listing.Parts.WithCancellation(stop))
            {
                await response.Body.WriteAsync(part, stop);
                await response.Body.FlushAsync(stop);
            }
        }
        catch (Exception e)
        {
            if (!stop.IsCancellationRequested)
            {
                LogBroken(e);
            }

            httpContext.Abort();
        }
    }

    [LoggerMessage(261, LogLevel.Error, "An export failed half-way and was broken off")]
    private partial void LogBroken(Exception exception);
}
