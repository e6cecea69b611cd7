using System.Net.Http.Json;
using System.Text.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Bots;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Infrastructure.Bots;

/// <summary>
/// A captcha that its provider judges. A success alone is not believed: it must be of one of the site's own hosts and, where
/// the provider tells, for an application and with a good score. Whatever keeps the provider from judging is
/// <see cref="CaptchaOutcome.Unavailable"/>, never an exception.
/// </summary>
internal sealed partial class HostedCaptcha(
    HostedProvider provider,
    IHttpClientFactory clients,
    IOptions<BotOptions> options,
    IConfiguration configuration,
    TimeProvider time,
    ILogger<HostedCaptcha> logger
) : ICaptcha
{
    public const string ClientName = "captcha";
    private const int MostBytes = 64 * 1024;
    private const int MostTokenCharacters = 16 * 1024;
    private static readonly char[] Separators = [',', ';', ' '];

    private readonly HashSet<string> _hostnames = new(
        HostnamesOf(options.Value, configuration),
        StringComparer.OrdinalIgnoreCase
    );

    public string Provider => provider.Name;

    public string? TokenField => provider.TokenField;

    public JsonObject? CreateChallenge(CaptchaScope scope) => null;

    public async Task<CaptchaResult> VerifyAsync(
        string token,
        CaptchaScope scope,
        CancellationToken cancellationToken
    )
    {
        if (token.Length > MostTokenCharacters || token.Any(c => c is <= ' ' or > '~'))
        {
            // No provider's; and it must not be what makes one answer with an error.
            return new CaptchaResult(CaptchaOutcome.Forged);
        }

        var outcome = await AskAsync(token, cancellationToken) is { } answer
            ? Judge(answer)
            : CaptchaOutcome.Unavailable;
        return new CaptchaResult(outcome, outcome == CaptchaOutcome.Passed ? token : null);
    }

    private CaptchaOutcome Judge(ProviderAnswer answer) =>
        !answer.Success ? answer.Fault
        // A mistake of the site's, which must not be the candidate's.
        : _hostnames.Count == 0 ? CaptchaOutcome.Unavailable
        : !_hostnames.Contains(answer.Hostname ?? "") ? CaptchaOutcome.WrongHostname
        : provider.TellsAction && answer.Action != DescribeBotCheck.Action
            ? CaptchaOutcome.WrongAction
        : provider.TellsScore && !(answer.Score >= options.Value.MinimumScore)
            ? CaptchaOutcome.LowScore
        : CaptchaOutcome.Passed;

    /// <summary>Null where there is no answer that can be understood.</summary>
    private async Task<ProviderAnswer?> AskAsync(string token, CancellationToken cancellationToken)
    {
        using var patience = new CancellationTokenSource(options.Value.Timeout, time);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(
            cancellationToken,
            patience.Token
        );
        try
        {
            using var client = clients.CreateClient(ClientName);
            using var request = RequestFor(token);
            using var response = await client.SendAsync(request, limit.Token);
            if (!response.IsSuccessStatusCode && (int)response.StatusCode is not (400 or 422))
            {
                LogStatus(provider.Name, (int)response.StatusCode);
                return null;
            }

            await response.Content.LoadIntoBufferAsync(MostBytes, limit.Token);
            var bytes = await response.Content.ReadAsByteArrayAsync(limit.Token);
            // Some tell what is wrong with a token by a status, too.
            var answer = IsEnterprise
                ? ProviderAnswer.OfAssessment(bytes)
                : ProviderAnswer.OfSiteVerify(bytes);
            if (
                _hostnames.Count == 0
                || answer is { Success: false, Fault: CaptchaOutcome.Unavailable }
            )
            {
                LogSettings(provider.Name);
            }

            return answer;
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            LogFailure(provider.Name, "timeout");
            return null;
        }
        catch (Exception e) when (e is HttpRequestException or IOException or JsonException)
        {
            LogFailure(provider.Name, e.GetType().Name);
            return null;
        }
    }

    private bool IsEnterprise => provider.Name == CaptchaProviders.RecaptchaEnterprise;

    private HttpRequestMessage RequestFor(string token)
    {
        var settings = options.Value;
        var request = new HttpRequestMessage(HttpMethod.Post, provider.AddressFor(settings));
        if (IsEnterprise)
        {
            request.Headers.Add("X-Goog-Api-Key", settings.Secret);
            request.Content = JsonContent.Create(
                new AssessmentRequest(
                    new AssessmentEvent(token, settings.SiteKey!, DescribeBotCheck.Action)
                ),
                ProviderJson.Default.AssessmentRequest
            );
        }
        else
        {
            // The visitor's address, which all of them would take, is nobody else's business.
            request.Content = new FormUrlEncodedContent([
                new("secret", settings.Secret),
                new("response", token),
                .. provider.TakesSiteKey
                    ? [new KeyValuePair<string, string?>("sitekey", settings.SiteKey)]
                    : (KeyValuePair<string, string?>[])[],
            ]);
        }

        return request;
    }

    private static IEnumerable<string> HostnamesOf(
        BotOptions options,
        IConfiguration configuration
    ) =>
        options.Hostnames is { Length: > 0 } named
            ? Split(named)
            : Split(configuration["Cors:AllowedOrigins"])
                .Select(origin =>
                    Uri.TryCreate(origin, UriKind.Absolute, out var page) ? page.Host : ""
                )
                .Where(host => host.Length > 0);

    private static string[] Split(string? list) =>
        (list ?? "").Split(Separators, StringSplitOptions.RemoveEmptyEntries);

    [LoggerMessage(811, LogLevel.Warning, "{Provider} answered {Status} to a captcha")]
    private partial void LogStatus(string provider, int status);

    [LoggerMessage(812, LogLevel.Warning, "{Provider} did not judge a captcha: {Kind}")]
    private partial void LogFailure(string provider, string kind);

    [LoggerMessage(
        813,
        LogLevel.Error,
        "{Provider} does not take the settings Bots__SiteKey and Bots__Secret, or there are no Bots__Hostnames; applications are accepted unjudged"
    )]
    private partial void LogSettings(string provider);
}
