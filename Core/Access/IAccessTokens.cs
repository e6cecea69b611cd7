namespace ApplyFunctions.Core.Access;

/// <summary>The access tokens of the identity provider that people sign in with.</summary>
public interface IAccessTokens
{
    /// <summary>Whether sign-in is set up at all.</summary>
    bool AreTaken { get; }

    /// <summary>
    /// What a token says, once its signature, issuer, audience and time are verified; null for any other. Throws where the
    /// provider's keys cannot be had.
    /// </summary>
    Task<AccessToken?> ReadAsync(string token, CancellationToken cancellationToken);
}

/// <summary>A token that was verified.</summary>
/// <param name="Subject">See <see cref="Actor.Id"/>.</param>
/// <param name="Roles">The values of the claim <c>roles</c>; see <see cref="Access.Roles.For"/>.</param>
public sealed record AccessToken(string Subject, IReadOnlyList<string> Roles);
