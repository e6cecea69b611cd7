using System.Security.Claims;
using Microsoft.IdentityModel.JsonWebTokens;

namespace ApplyFunctions.Infrastructure.Access;

/// <summary>
/// Tells access tokens from ID tokens, which have the same issuer, keys and subject, and where pages and API are one application
/// the same audience and roles, too. No one sign is in all providers' access tokens, so one of several has to be there.
/// </summary>
internal static class TokenKind
{
    // https://www.rfc-editor.org/rfc/rfc9068#section-2.1
    private static readonly string[] AccessTypes = ["at+jwt", "application/at+jwt"];

    // https://openid.net/specs/openid-connect-core-1_0.html: sections 2 and 3.3.2.11
    private static readonly string[] IdTokensOnly = ["nonce", "at_hash", "c_hash"];

    // What is delegated, by Entra's and Okta's name, and by that of RFC 9068, which many use without its type; or how the client
    // proved who it is, which is in all access tokens of Entra (version 2 and 1), those of programs too, that have roles and no
    // scope. https://learn.microsoft.com/entra/identity-platform/access-token-claims-reference
    private static readonly string[] Signs = ["scp", "scope", "azpacr", "appidacr"];

    public static bool IsForAccess(JsonWebToken token) =>
        AccessTypes.Contains(token.Typ, StringComparer.OrdinalIgnoreCase)
        || (
            !token.Claims.Any(c => IdTokensOnly.Contains(c.Type, StringComparer.Ordinal))
            && token.Claims.Any(c => Signs.Contains(c.Type, StringComparer.Ordinal) && IsSaid(c))
        );

    /// <summary>Whether there is something in it.</summary>
    private static bool IsSaid(Claim claim) =>
        !string.IsNullOrWhiteSpace(claim.Value) && claim.ValueType != JsonClaimValueTypes.JsonNull;
}
