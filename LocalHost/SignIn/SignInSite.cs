using System.Security.Claims;
using ApplyFunctions.LocalHost.Running;
using Microsoft.AspNetCore;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OpenIddict.Abstractions;
using OpenIddict.Server;
using OpenIddict.Server.AspNetCore;
using static OpenIddict.Server.OpenIddictServerEvents;

namespace ApplyFunctions.LocalHost.SignIn;

/// <summary>
/// An OpenID Connect provider with a few sample people, so that the app verifies tokens on this machine as it does in Azure.
/// Its keys are new at every start, and it keeps nothing.
/// </summary>
internal sealed class SignInSite(Ports ports)
{
    /// <summary>The client that pages on this machine sign in as.</summary>
    public const string ClientId = "recruiters";

    /// <summary>Whom the access tokens are for.</summary>
    public const string Audience = "applyfunctions";

    private const string Authorize = "/connect/authorize";
    private const string Token = "/connect/token";

    public void Register(IServiceCollection services)
    {
        services.AddCors();
        services.AddDataProtection().UseEphemeralDataProtectionProvider();
        services
            .AddOpenIddict()
            .AddServer(server =>
            {
                server
                    .SetIssuer(new Uri(Ports.Origin(ports.SignIn)))
                    .SetAuthorizationEndpointUris(Authorize)
                    .SetTokenEndpointUris(Token)
                    .AllowAuthorizationCodeFlow()
                    .RequireProofKeyForCodeExchange()
                    .RegisterScopes(OpenIddictConstants.Scopes.Profile)
                    .AddEphemeralEncryptionKey()
                    .AddEphemeralSigningKey()
                    .DisableAccessTokenEncryption()
                    // Nothing is stored: the handlers below say who may do what.
                    .EnableDegradedMode();
                server.AddEventHandler<ValidateAuthorizationRequestContext>(handler =>
                    handler.UseInlineHandler(Demand)
                );
                server.AddEventHandler<ValidateTokenRequestContext>(handler =>
                    handler.UseInlineHandler(Demand)
                );
                server.AddEventHandler<HandleAuthorizationRequestContext>(handler =>
                    handler.UseInlineHandler(SignInAsync)
                );
                server.UseAspNetCore().DisableTransportSecurityRequirement();
            });
    }

    /// <summary>The endpoints are the library's own; pages elsewhere on this machine may exchange their codes.</summary>
    public static void Map(WebApplication app)
    {
        app.UseCors(policy =>
            policy
                .SetIsOriginAllowed(origin => new Uri(origin).IsLoopback)
                .AllowAnyHeader()
                .WithMethods("GET", "POST")
        );
        app.UseAuthentication();
    }

    private static ValueTask Demand(ValidateAuthorizationRequestContext context)
    {
        if (context.ClientId != ClientId)
        {
            context.Reject(
                OpenIddictConstants.Errors.InvalidClient,
                $"The client must be '{ClientId}'."
            );
        }
        else if (
            !Uri.TryCreate(context.RedirectUri, UriKind.Absolute, out var page) || !page.IsLoopback
        )
        {
            context.Reject(
                OpenIddictConstants.Errors.InvalidRequest,
                "redirect_uri must be a page on this machine."
            );
        }

        return ValueTask.CompletedTask;
    }

    private static ValueTask Demand(ValidateTokenRequestContext context)
    {
        if (context.ClientId != ClientId)
        {
            context.Reject(
                OpenIddictConstants.Errors.InvalidClient,
                $"The client must be '{ClientId}'."
            );
        }

        return ValueTask.CompletedTask;
    }

    private static async ValueTask SignInAsync(HandleAuthorizationRequestContext context)
    {
        var http =
            context.Transaction.GetHttpRequest()?.HttpContext
            ?? throw new InvalidOperationException("There is no request.");
        if (SamplePerson.Find(http.Request.Query[SignInPage.Person]) is { } person)
        {
            context.SignIn(PrincipalOf(person, context.Request));
            return;
        }

        await SignInPage.WriteAsync(http);
        context.HandleRequest();
    }

    private static ClaimsPrincipal PrincipalOf(SamplePerson person, OpenIddictRequest request)
    {
        var identity = new ClaimsIdentity(OpenIddictServerAspNetCoreDefaults.AuthenticationScheme);
        identity
            .SetClaim(OpenIddictConstants.Claims.Subject, person.Id.ToString())
            .SetClaim("oid", person.Id.ToString())
            .SetClaim(OpenIddictConstants.Claims.Name, person.Name)
            .SetClaims("roles", person.Roles)
            .SetDestinations(claim =>
                claim.Type == OpenIddictConstants.Claims.Name
                    ? [OpenIddictConstants.Destinations.IdentityToken]
                    :
                    [
                        OpenIddictConstants.Destinations.AccessToken,
                        OpenIddictConstants.Destinations.IdentityToken,
                    ]
            );
        var principal = new ClaimsPrincipal(identity);
        principal.SetScopes(request.GetScopes());
        principal.SetResources(Audience);
        return principal;
    }
}
