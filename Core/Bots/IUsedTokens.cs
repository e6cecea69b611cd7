namespace ApplyFunctions.Core.Bots;

/// <summary>Remembers which application a solved captcha was used for, so that it lets no second one in.</summary>
public interface IUsedTokens
{
    /// <summary>
    /// Claims a token for an application. Returns for whom it is claimed: the given one, or whoever came first.
    /// </summary>
    /// <param name="name">64 hex digits; see <see cref="CaptchaResult.Use"/>.</param>
    /// <param name="owner">The application: a repeat of it may come with the same token.</param>
    Task<string> ClaimAsync(string name, string owner, CancellationToken cancellationToken);

    /// <summary>For whom a token is claimed; null for nobody.</summary>
    Task<string?> FindOwnerAsync(string name, CancellationToken cancellationToken);

    /// <summary>Forgets tokens that were claimed before a moment, at most so many; returns how many.</summary>
    Task<int> ForgetAsync(DateTimeOffset before, int most, CancellationToken cancellationToken);
}
