using System.Buffers;
using System.Security.Cryptography;
using System.Text;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Access;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;

namespace ApplyFunctions.Infrastructure.Access;

/// <summary>Access tokens as JWTs that are signed with one of the keys that the provider publishes.</summary>
public sealed partial class OpenIdAccessTokens(
    IOptions<SignInOptions> options,
    IHttpClientFactory clients,
    TimeProvider time,
    ILogger<OpenIdAccessTokens> logger
) : IAccessTokens
{
    public const string ClientName = "sign-in";
    private const int MaxSubjectLength = 128;

    // Between the provider's clock and ours.
    private static readonly TimeSpan ClockSkew = TimeSpan.FromMinutes(1);

    // Asymmetric ones only. With an HMAC, or none, whoever knows the published key could sign.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256,
        SecurityAlgorithms.RsaSha384,
        SecurityAlgorithms.RsaSha512,
        SecurityAlgorithms.RsaSsaPssSha256,
        SecurityAlgorithms.RsaSsaPssSha384,
        SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256,
        SecurityAlgorithms.EcdsaSha384,
        SecurityAlgorithms.EcdsaSha512,
    ];

    private static readonly SearchValues<char> Opaque = SearchValues.Create(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.:|"
    );

    private readonly JsonWebTokenHandler _handler = new()
    {
        MapInboundClaims = false,
        MaximumTokenSizeInBytes = 16_384,
    };

    private readonly Lazy<ConfigurationManager<OpenIdConnectConfiguration>> _metadata = new(() =>
    {
        var address = new Uri(options.Value.Metadata);
        return new ConfigurationManager<OpenIdConnectConfiguration>(
            address.AbsoluteUri,
            new OpenIdConnectConfigurationRetriever(),
            new HttpDocumentRetriever(clients.CreateClient(ClientName))
            {
                RequireHttps = !address.IsLoopback,
            }
        );
    });

    public bool AreTaken => options.Value.IsOn;

    public async Task<TokenReading> ReadAsync(string token, CancellationToken cancellationToken)
    {
        if (!_handler.CanReadToken(token))
        {
            return Refused("unreadable");
        }

        var metadata = _metadata.Value;
        var known = await metadata.GetConfigurationAsync(cancellationToken);
        var result = await ValidateAsync(token, known);
        if (result.Exception is SecurityTokenSignatureKeyNotFoundException)
        {
            // The provider may have changed its keys. The library bounds how often it asks, whoever makes keys up.
            metadata.RequestRefresh();
            var fresh = await metadata.GetConfigurationAsync(cancellationToken);
            result = ReferenceEquals(fresh, known) ? result : await ValidateAsync(token, fresh);
        }

        if (!result.IsValid)
        {
            return Refused(result.Exception?.GetType().Name ?? "invalid");
        }

        var verified = (JsonWebToken)result.SecurityToken;
        if (SubjectOf(verified) is not { } subject)
        {
            return Refused("no subject");
        }

        // After its signature, so that nobody learns of this by tokens that they have made.
        return TokenKind.IsForAccess(verified)
            ? new TokenReading(
                new AccessToken(
                    subject,
                    [.. verified.Claims.Where(c => c.Type == "roles").Select(c => c.Value)]
                ),
                null
            )
            : Refused("not for access", AccessProblems.NotForAccess);
    }

    private TokenReading Refused(string fault, Problem? problem = null)
    {
        LogRefused(fault);
        return new TokenReading(null, problem ?? AccessProblems.InvalidToken);
    }

    private Task<TokenValidationResult> ValidateAsync(
        string token,
        OpenIdConnectConfiguration metadata
    ) =>
        _handler.ValidateTokenAsync(
            token,
            new TokenValidationParameters
            {
                ValidAlgorithms = Algorithms,
                ValidAudiences = options.Value.Audiences,
                ValidIssuer = string.IsNullOrWhiteSpace(options.Value.Issuer)
                    ? metadata.Issuer
                    : options.Value.Issuer,
                IssuerSigningKeys = metadata.SigningKeys,
                TryAllIssuerSigningKeys = false,
                LifetimeValidator = (from, until, _, _) => IsNow(from, until),
            }
        );

    private bool IsNow(DateTime? from, DateTime? until)
    {
        var now = time.GetUtcNow().UtcDateTime;
        return until is { } end
            && now < end + ClockSkew
            && (from is not { } start || now >= start - ClockSkew);
    }

    /// <summary>
    /// Entra's <c>oid</c> is the same in all its tokens for a person, <c>sub</c> only in those for one application. A provider
    /// may use mail addresses as subjects; such a one is known by its hash.
    /// </summary>
    private static string? SubjectOf(JsonWebToken token)
    {
        if (token.TryGetPayloadValue<string>("oid", out var id) && Guid.TryParse(id, out _))
        {
            return id;
        }

        return token.Subject switch
        {
            null or "" => null,
            { Length: <= MaxSubjectLength } subject
                when !subject.AsSpan().ContainsAnyExcept(Opaque) => subject,
            var subject => Convert.ToHexStringLower(
                SHA256.HashData(Encoding.UTF8.GetBytes($"{token.Issuer} {subject}"))
            ),
        };
    }

    [LoggerMessage(821, LogLevel.Warning, "An access token was refused: {Fault}")]
    private partial void LogRefused(string fault);
}
