using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Privacy;
using Microsoft.AspNetCore.Http;

namespace ApplyFunctions.Functions.Http.Privacy;

/// <summary>
/// All that is kept about some applications, as a zip. It is made in a file that goes with its handle, so that a fault on the
/// way is an answer that says so, and not a zip that ends early.
/// </summary>
public sealed class ExportResult(
    ExportApplications export,
    IReadOnlyList<StoredApplication> applications
) : IResult
{
    private const int BufferBytes = 81_920;

    public async Task ExecuteAsync(HttpContext httpContext)
    {
        var cancellationToken = httpContext.RequestAborted;
        await using var zip = new FileStream(
            Path.Combine(Path.GetTempPath(), Path.GetRandomFileName()),
            FileMode.CreateNew,
            FileAccess.ReadWrite,
            FileShare.None,
            BufferBytes,
            FileOptions.Asynchronous | FileOptions.DeleteOnClose
        );
        await export.WriteAsync(applications, zip, cancellationToken);
        zip.Position = 0;
        var headers = httpContext.Response.Headers;
        headers.ContentType = "application/zip";
        headers.ContentDisposition = "attachment; filename=\"applications.zip\"";
        headers.CacheControl = "no-store";
        headers.ContentLength = zip.Length;
        await zip.CopyToAsync(httpContext.Response.Body, cancellationToken);
    }
}
