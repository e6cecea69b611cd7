namespace ApplyFunctions.Core.Access;

/// <summary>The access tokens of the identity provider that people sign in with.</summary>
public interface IAccessTokens
{
    /// <summary>Whether sign-in is set up at all.</summary>
    bool AreTaken { get; }

    /// <summary>
    /// What a token says, once its signature, issuer, audience and time are verified, and that it is one for access. Throws where
    /// the provider's keys cannot be had.
    /// </summary>
    Task<TokenReading> ReadAsync(string token, CancellationToken cancellationToken);
}

/// <summary>What a token says, or why it is not taken. Exactly one of the two is set.</summary>
public sealed record TokenReading(AccessToken? Token, Problem? Problem);

/// <summary>A token that was verified.</summary>
/// <param name="Subject">See <see cref="Actor.Id"/>.</param>
/// <param name="Roles">The values of the claim <c>roles</c>; see <see cref="Access.Roles.For"/>.</param>
public sealed record AccessToken(string Subject, IReadOnlyList<string> Roles);
