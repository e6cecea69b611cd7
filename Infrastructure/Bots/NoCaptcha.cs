using System.Text.Json.Nodes;
using ApplyFunctions.Core.Bots;

namespace ApplyFunctions.Infrastructure.Bots;

/// <summary>Judges nothing: for where something in front of the app does, and for tests.</summary>
internal sealed class NoCaptcha : ICaptcha
{
    public string Provider => CaptchaProviders.None;

    public string? TokenField => null;

    public JsonObject? CreateChallenge(CaptchaScope scope) => null;

    public Task<CaptchaResult> VerifyAsync(
        string token,
        CaptchaScope scope,
        CancellationToken cancellationToken
    ) => Task.FromResult(new CaptchaResult(CaptchaOutcome.NotAsked));
}
