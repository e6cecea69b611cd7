using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Configuration;

namespace WorkerShim.SampleApp;

public sealed class HttpFunctions(Recorder recorder, ScopeId scope, IConfiguration configuration)
{
    private const AuthorizationLevel Anonymous = AuthorizationLevel.Anonymous;

    [Function("Recorded")]
    public IResult Recorded(
        [HttpTrigger(Anonymous, "get", Route = "recorded/{key}")] HttpRequest request,
        string key
    ) => Results.Json(recorder.Get(key));

    [Function("Setting")]
    public IResult Setting(
        [HttpTrigger(Anonymous, "get", Route = "setting/{*name}")] HttpRequest request,
        string name
    ) => Results.Text(configuration[name]);

    [Function("GetThing")]
    public IResult GetThing(
        [HttpTrigger(Anonymous, "get", Route = "things/{id:long}")] HttpRequest request,
        long id
    ) => Results.Text(string.Create(CultureInfo.InvariantCulture, $"get {id + 1}"));

    [Function("PostThing")]
    public IResult PostThing(
        [HttpTrigger(Anonymous, "post", Route = "things/{id:long}")] HttpRequest request,
        int id
    ) => Results.Text(string.Create(CultureInfo.InvariantCulture, $"post {id}"));

    [Function("GetThingByName")]
    public IResult GetThingByName(
        [HttpTrigger(Anonymous, "get", Route = "things/{name}")] HttpRequest request,
        string name
    ) => Results.Text($"named {name}");

    [Function("Guids")]
    public IResult Guids(
        [HttpTrigger(Anonymous, "get", Route = "guids/{id:guid}")] HttpRequest request,
        Guid id
    ) => Results.Text(id.ToString("N"));

    [Function("Optional")]
    public IResult Optional(
        [HttpTrigger(Anonymous, "get", Route = "optional/{name?}")] HttpRequest request,
        string? name
    ) => Results.Text(name ?? "nobody");

    [Function("Unconstrained")]
    public IResult Unconstrained(
        [HttpTrigger(Anonymous, "get", Route = "numbers/{id}")] HttpRequest request,
        int id
    ) => Results.Text(id.ToString(CultureInfo.InvariantCulture));

    [Function("default-route")]
    public IResult DefaultRoute([HttpTrigger(Anonymous)] HttpRequest request) =>
        Results.Text(request.Method);

    [Function("Head")]
    public IResult Head(
        [HttpTrigger(Anonymous, "head", "options", Route = "head")] HttpRequest request
    ) => Results.StatusCode(StatusCodes.Status202Accepted);

    [Function("ReturnsText")]
    public string ReturnsText(
        [HttpTrigger(Anonymous, "get", Route = "returns/text")] HttpRequest request
    ) => "lost";

    [Function("ReturnsObject")]
    public Task<object> ReturnsObject(
        [HttpTrigger(Anonymous, "get", Route = "returns/object")] HttpRequest request
    ) => Task.FromResult<object>(new { Lost = true });

    [Function("ReturnsAction")]
    public IActionResult ReturnsAction(
        [HttpTrigger(Anonymous, "get", Route = "returns/action")] HttpRequest request
    ) => new ObjectResult(new { Kept = true }) { StatusCode = StatusCodes.Status201Created };

    [Function("ReturnsValueTask")]
    public ValueTask<IResult> ReturnsValueTask(
        [HttpTrigger(Anonymous, "get", Route = "returns/valuetask")] HttpRequest request
    ) => ValueTask.FromResult(Results.Text("kept"));

    [Function("ReturnsNothing")]
    public static async Task ReturnsNothing(
        [HttpTrigger(Anonymous, "get", Route = "returns/nothing")] HttpRequest request,
        CancellationToken cancellationToken
    ) => await request.HttpContext.Response.WriteAsync("written", cancellationToken);

    [Function("Throws")]
    public IResult Throws([HttpTrigger(Anonymous, "get", Route = "throws")] HttpRequest request) =>
        throw new InvalidOperationException("on purpose");

    [Function("Body")]
    public async Task<IResult> Body(
        [HttpTrigger(Anonymous, "post", Route = "body")] HttpRequest request,
        CancellationToken cancellationToken
    )
    {
        try
        {
            await request.Body.CopyToAsync(Stream.Null, cancellationToken);
            return Results.Text("read");
        }
        catch (BadHttpRequestException e)
        {
            return Results.Text(nameof(BadHttpRequestException), statusCode: e.StatusCode);
        }
    }

    [Function("Context")]
    public IResult Context(
        [HttpTrigger(Anonymous, "get", Route = "context")] HttpRequest request,
        FunctionContext context,
        CancellationToken cancellationToken
    ) =>
        Results.Json(
            new
            {
                Trace = context.Items["trace"],
                context.FunctionDefinition.Name,
                context.FunctionDefinition.EntryPoint,
                HasTrace = context.TraceContext.TraceParent.Length > 0,
                SameToken = context.CancellationToken == cancellationToken,
                SameScope = request.HttpContext.RequestServices == context.InstanceServices,
                Scope = scope.Value,
                RemoteAddress = request.HttpContext.Connection.RemoteIpAddress?.ToString(),
                ForwardedFor = request.Headers["X-Forwarded-For"].ToString(),
            }
        );

    [Function("Waits")]
    public async Task Waits(
        [HttpTrigger(Anonymous, "get", Route = "waits/{key}")] HttpRequest request,
        string key,
        CancellationToken cancellationToken
    )
    {
        recorder.Add(key, "started");
        try
        {
            await Task.Delay(Timeout.Infinite, cancellationToken);
        }
        catch (OperationCanceledException)
        {
            recorder.Add(key, "cancelled");
            await Console.Out.WriteLineAsync($"{key} cancelled");
        }
    }

    [Function("NeverEnds")]
    public async Task NeverEnds(
        [HttpTrigger(Anonymous, "get", Route = "never-ends")] HttpRequest request
    )
    {
        recorder.Add("never-ends", "started");
        await new TaskCompletionSource().Task;
    }

    [Function("Keyed")]
    public IResult Keyed(
        [HttpTrigger(AuthorizationLevel.Function, "get", Route = "keyed")] HttpRequest request
    ) => Results.Text("open");

    [Function("Administered")]
    public IResult Administered(
        [HttpTrigger(AuthorizationLevel.Admin, "get", Route = "master-only")] HttpRequest request
    ) => Results.Text("open");

    [Function("SwitchedOff")]
    public IResult SwitchedOff(
        [HttpTrigger(Anonymous, "get", Route = "switched-off")] HttpRequest request
    ) => Results.Text("on");
}
