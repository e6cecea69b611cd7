using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Privacy;
using Microsoft.AspNetCore.Http;

namespace ApplyFunctions.Functions.Http.Privacy;

/// <summary>All that is kept about some applications, as a zip that is made while it is sent.</summary>
public sealed class ExportResult(
    ExportApplications export,
    IReadOnlyList<StoredApplication> applications
) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        var headers = httpContext.Response.Headers;
        headers.ContentType = "application/zip";
        headers.ContentDisposition = "attachment; filename=\"applications.zip\"";
        headers.CacheControl = "no-store";
        headers.XContentTypeOptions = "nosniff";
        return export.WriteAsync(
            applications,
            httpContext.Response.Body,
            httpContext.RequestAborted
        );
    }
}
