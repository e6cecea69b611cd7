using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications.Forms;
using ApplyFunctions.Core.Postings;
using Microsoft.Extensions.Options;

namespace ApplyFunctions.Core.Bots;

/// <summary>Tells a page what its form has to carry to be taken for a person's.</summary>
public sealed class DescribeBotCheck(
    IPostingStore postings,
    ICaptcha captcha,
    FormTokens tokens,
    IOptions<BotOptions> options
)
{
    /// <summary>What providers that can are told the captcha is for.</summary>
    public const string Action = "apply";

    /// <summary>A field that people do not see, and leave empty. Browsers have nothing to fill it in with.</summary>
    public const string Honeypot = "additional_remark";

    /// <summary>For an ordinary form of a posting; null where there is no such posting.</summary>
    public async Task<JsonObject?> ExecuteAsync(
        string board,
        long postingId,
        CancellationToken cancellationToken
    ) =>
        BoardToken.Of(board) is { } token
        && await postings.FindAsync(token, postingId, cancellationToken) is not null
            ? For(new CaptchaScope(token, postingId, 0))
            : null;

    /// <summary>What a form carries that the server writes itself, which works without scripts.</summary>
    /// <param name="token">The token that the form came back with; a new one takes its place unless it is valid.</param>
    public IReadOnlyList<UnseenField> PlainFields(string board, long postingId, string token) =>
        captcha.Provider == CaptchaProviders.None
            ? []
            :
            [
                new UnseenField(
                    FormTokens.Field,
                    tokens.Read(token, board, postingId).State == FormTokenState.Valid
                        ? token
                        : PlainFormToken(board, postingId)
                ),
                new UnseenField(Honeypot, "", IsTrap: true),
            ];

    /// <summary>The token alone.</summary>
    public string PlainFormToken(string board, long postingId) =>
        tokens.Issue(FormKind.Plain, new CaptchaScope(board, postingId, 0));

    /// <param name="reasons">See <see cref="FormToken"/>.</param>
    internal JsonObject For(CaptchaScope scope, params IReadOnlyList<string> reasons) =>
        new()
        {
            ["provider"] = captcha.Provider,
            ["site_key"] = options.Value.SiteKey is { Length: > 0 } key ? key : null,
            ["action"] = Action,
            ["challenge"] = captcha.CreateChallenge(scope),
            ["form_token"] = tokens.Issue(FormKind.Page, scope, reasons),
            ["honeypot"] = Honeypot,
        };
}
