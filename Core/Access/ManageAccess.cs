using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Core.Access;

/// <summary>
/// Decides who may do what with a board, by the header <c>Authorization</c>: an API key of the board, or an access token of
/// somebody who has signed in. Every use case that is not for everybody asks here first.
/// </summary>
public sealed partial class ManageAccess(
    IApiKeys keys,
    IAccessTokens tokens,
    TimeProvider time,
    ILogger<ManageAccess> logger
)
{
    public async Task<AccessDecision> AuthorizeAsync(
        Author author,
        Permission needed,
        CancellationToken cancellationToken
    )
    {
        if (!BoardToken.IsValid(author.Board))
        {
            return AccessDecision.Refused(AuthoringProblems.NotABoardName);
        }

        return Credentials.Of(author.Authorization) switch
        {
            null => AccessDecision.Refused(AccessProblems.KeyRequired),
            { Key: { } secret } => await OfKeyAsync(
                author.Board,
                secret,
                needed,
                cancellationToken
            ),
            { Token: { } token } => await OfTokenAsync(
                author.Board,
                token,
                needed,
                cancellationToken
            ),
            _ => AccessDecision.Refused(AccessProblems.InvalidKey),
        };
    }

    private async Task<AccessDecision> OfKeyAsync(
        string board,
        string secret,
        Permission needed,
        CancellationToken cancellationToken
    )
    {
        if (await keys.FindAsync(board, ApiKey.HashOf(secret), cancellationToken) is not { } key)
        {
            LogWrongKey("unknown", board);
            return AccessDecision.Refused(AccessProblems.InvalidKey);
        }

        if (key.IsExpiredAt(time.GetUtcNow()))
        {
            LogWrongKey("expired", board);
            return AccessDecision.Refused(AccessProblems.KeyExpired);
        }

        return Decide(new Permit(board, new Actor(ActorKind.Key, key.Id)), [key.Role], needed);
    }

    private async Task<AccessDecision> OfTokenAsync(
        string board,
        string text,
        Permission needed,
        CancellationToken cancellationToken
    )
    {
        if (!tokens.AreTaken)
        {
            return AccessDecision.Refused(AccessProblems.SignInOff);
        }

        var reading = await tokens.ReadAsync(text, cancellationToken);
        return reading.Token is { } token
            ? Decide(
                new Permit(board, new Actor(ActorKind.User, token.Subject)),
                [.. Roles.For(board, token.Roles)],
                needed
            )
            : AccessDecision.Refused(reading.Problem!);
    }

    private AccessDecision Decide(Permit permit, IReadOnlyList<string> roles, Permission needed)
    {
        if (roles.Any(role => Roles.Allows(role, needed)))
        {
            return new AccessDecision(permit, null);
        }

        LogRefused(permit.Actor.Kind, needed, permit.Board);
        return AccessDecision.Refused(
            roles.Count == 0 ? AccessProblems.NoRole : AccessProblems.WrongRole(needed)
        );
    }

    [LoggerMessage(
        241,
        LogLevel.Warning,
        "{Kind} without permission {Needed} for board {Board} was refused"
    )]
    private partial void LogRefused(ActorKind kind, Permission needed, string board);

    [LoggerMessage(242, LogLevel.Warning, "An API key for board {Board} was refused: {Reason}")]
    private partial void LogWrongKey(string reason, string board);
}
