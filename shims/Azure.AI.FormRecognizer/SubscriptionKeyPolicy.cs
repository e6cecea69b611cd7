using Azure.Core;
using Azure.Core.Pipeline;

namespace Azure.AI.FormRecognizer.DocumentAnalysis;

/// <summary>Reads the key at each request, so that a key rotated in the credential takes effect.</summary>
internal sealed class SubscriptionKeyPolicy : HttpPipelineSynchronousPolicy
{
    private readonly AzureKeyCredential _credential;

    public SubscriptionKeyPolicy(AzureKeyCredential credential)
    {
        ArgumentNullException.ThrowIfNull(credential);
        _credential = credential;
    }

    public override void OnSendingRequest(HttpMessage message) =>
        message.Request.Headers.SetValue("Ocp-Apim-Subscription-Key", _credential.Key);
}
