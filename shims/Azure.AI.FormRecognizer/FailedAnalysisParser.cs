using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using Azure.Core;

namespace Azure.AI.FormRecognizer.DocumentAnalysis;

/// <summary>
/// A failed analysis arrives as 200 with an "error" beside the status. The exception then has
/// Status 200 and the service's code and message, as the package's has.
/// </summary>
internal sealed class FailedAnalysisParser : RequestFailedDetailsParser
{
    public override bool TryParse(
        Response response,
        [NotNullWhen(true)] out ResponseError error,
        [NotNullWhen(true)] out IDictionary<string, string> data
    )
    {
        using var json = JsonDocument.Parse(response.Content);
        if (!json.RootElement.TryGetProperty("error", out var fields))
        {
            (error, data) = (null, null);
            return false;
        }

        error = new ResponseError(
            fields.GetProperty("code").GetString(),
            fields.GetProperty("message").GetString()
        );
        data = new Dictionary<string, string>(StringComparer.Ordinal);
        return true;
    }
}
