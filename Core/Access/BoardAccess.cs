namespace ApplyFunctions.Core.Access;

/// <summary>Tells who sends an application to a board, by the header <c>Authorization</c>.</summary>
public sealed class BoardAccess(IApiKeys keys, TimeProvider time)
{
    /// <param name="authorization">The header as it came; null where there is none.</param>
    public async Task<Caller> IdentifyAsync(
        string board,
        string? authorization,
        CancellationToken cancellationToken
    )
    {
        if (Credentials.Of(authorization) is not { } credentials)
        {
            return Caller.Visitor;
        }

        if (
            credentials.Key is not { } secret
            || await keys.FindAsync(board, ApiKey.HashOf(secret), cancellationToken) is not { } key
            || key.IsExpiredAt(time.GetUtcNow())
        )
        {
            return Caller.Unknown;
        }

        return Roles.Allows(key.Role, Permission.ApplyForCandidates)
            ? Caller.Server
            : Caller.Outsider;
    }
}
