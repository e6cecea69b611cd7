using ApplyFunctions.Core.Equality.Reports;
using Microsoft.AspNetCore.Http;
using Microsoft.Net.Http.Headers;

namespace ApplyFunctions.Functions.Http;

/// <summary>An equality report as JSON, or as CSV where <c>Accept</c> prefers it; or the problem.</summary>
public sealed class EqualityReportResult(EqualityOutcome outcome, IEqualitySheet sheet) : IResult
{
    public Task ExecuteAsync(HttpContext httpContext)
    {
        if (outcome.Report is not { } report)
        {
            return new ProblemResult(outcome.Problem!).ExecuteAsync(httpContext);
        }

        var isCsv = httpContext.Request.WantsCsv();
        var body = isCsv ? sheet.Write(report) : EqualityReportJson.Write(report);
        var response = httpContext.Response;
        response.Headers.CacheControl = "no-store";
        response.Headers.Append(HeaderNames.Vary, HeaderNames.Accept);
        response.ContentType = isCsv
            ? "text/csv; charset=utf-8"
            : "application/json; charset=utf-8";
        response.ContentLength = body.Length;
        if (isCsv)
        {
            response.Headers.ContentDisposition = "attachment; filename=\"equality.csv\"";
        }

        return HttpMethods.IsHead(httpContext.Request.Method)
            ? Task.CompletedTask
            : response.Body.WriteAsync(body, httpContext.RequestAborted).AsTask();
    }
}
