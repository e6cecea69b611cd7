using System.Text.Json;

namespace Azure.AI.FormRecognizer.DocumentAnalysis;

/// <summary>
/// An analysis that runs on the service. Polling, Retry-After included, is that of
/// <see cref="Operation{T}"/>: one second between requests, or longer if the service says so.
/// </summary>
public class AnalyzeDocumentOperation : Operation<AnalyzeResult>
{
    private readonly DocumentAnalysisClient _client;
    private readonly string _modelId;
    private readonly string _resultId;
    private Response _response;
    private AnalyzeResult _value;
    private RequestFailedException _failure;

    /// <summary>Resumes an operation by its <see cref="Id"/>: {modelId}/analyzeResults/{resultId}.</summary>
    public AnalyzeDocumentOperation(string operationId, DocumentAnalysisClient client)
    {
        ArgumentException.ThrowIfNullOrEmpty(operationId);
        ArgumentNullException.ThrowIfNull(client);
        var segments = operationId.Split('/');
        if (segments.Length < 3)
        {
            throw new ArgumentException(
                "The id has the form {modelId}/analyzeResults/{resultId}.",
                nameof(operationId)
            );
        }

        _client = client;
        _modelId = segments[0];
        _resultId = segments[^1];
        Id = operationId;
    }

    /// <summary>For mocks.</summary>
    protected AnalyzeDocumentOperation() { }

    public override string Id { get; }

    public override bool HasCompleted => _value is not null || _failure is not null;

    public override bool HasValue => _value is not null;

    public override AnalyzeResult Value =>
        _value
        ?? throw (
            (Exception)_failure
            ?? new InvalidOperationException("The operation has not completed yet.")
        );

    public override Response GetRawResponse() =>
        _response
        ?? throw new InvalidOperationException(
            "The operation does not have a response yet. Please call UpdateStatus or WaitForCompletion first."
        );

    public override async ValueTask<Response> UpdateStatusAsync(
        CancellationToken cancellationToken = default
    ) =>
        HasCompleted
            ? Completed()
            : Accept(
                await _client
                    .GetResultAsync(_modelId, _resultId, cancellationToken)
                    .ConfigureAwait(false)
            );

    public override Response UpdateStatus(CancellationToken cancellationToken = default) =>
        HasCompleted
            ? Completed()
            : Accept(_client.GetResult(_modelId, _resultId, cancellationToken));

    internal static AnalyzeDocumentOperation Start(DocumentAnalysisClient client, Response response)
    {
        if (response.Status != 202)
        {
            throw new RequestFailedException(response);
        }

        // Only the ids are taken from the address: polling stays on the client's own endpoint.
        // Without the header the package fails too, and not with a RequestFailedException.
        var segments = response.Headers.TryGetValue("Operation-Location", out var location)
            ? location.Split('?')[0].Split('/')
            : [];
        if (segments.Length < 3)
        {
            throw new InvalidOperationException("The response has no usable Operation-Location.");
        }

        return new AnalyzeDocumentOperation(string.Join('/', segments[^3..]), client)
        {
            _response = response,
        };
    }

    private Response Completed() => _failure is null ? _response : throw _failure;

    private Response Accept(Response response)
    {
        if (response.Status != 200)
        {
            throw new RequestFailedException(response);
        }

        using var json = JsonDocument.Parse(response.Content);
        var status = json.RootElement.GetProperty("status").GetString();
        switch (status)
        {
            case "succeeded":
                _value = AnalyzeResultReader.Read(json.RootElement.GetProperty("analyzeResult"));
                break;
            case "failed":
                _failure = new RequestFailedException(response, null, new FailedAnalysisParser());
                break;
            case "notStarted" or "running":
                break;
            default:
                throw new ArgumentOutOfRangeException(nameof(response), status, "Unknown status.");
        }

        _response = response;
        return Completed();
    }
}
