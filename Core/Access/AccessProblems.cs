namespace ApplyFunctions.Core.Access;

/// <summary>Why somebody may not do what they ask for.</summary>
public static class AccessProblems
{
    /// <summary>Greenhouse's words for a key that is none of the board's.</summary>
    public static Problem InvalidKey { get; } =
        new(
            401,
            "invalid-api-key",
            "The API key is not one of this board's. Send a key of the board as the user name of Basic authentication, with an empty password, or send no Authorization header at all to apply as a visitor.",
            "Invalid Basic Auth credentials"
        );

    /// <summary>For what not everybody may do.</summary>
    public static Problem KeyRequired { get; } =
        new(
            401,
            "api-key-required",
            "This needs an API key of the board, or somebody who has signed in. Send the key as the user name of Basic authentication, with an empty password, or the access token as: Authorization: Bearer TOKEN.",
            "Invalid Basic Auth credentials"
        )
        {
            Challenges = [Problem.BasicChallenge, "Bearer"],
        };

    public static Problem KeyExpired { get; } =
        new(
            401,
            "api-key-expired",
            "This API key of the board has expired. Whoever runs the functions can make another one; send that one.",
            "Invalid Basic Auth credentials"
        );

    /// <summary>Which fault it is stays untold: whoever forges tokens is not to learn from it.</summary>
    public static Problem InvalidToken { get; } =
        new(
            401,
            "invalid-token",
            "The access token is not one that is taken here now. It may have expired, or be meant for something else. Sign in again, and send the new token.",
            "Invalid access token"
        )
        {
            Challenges = ["Bearer error=\"invalid_token\""],
        };

    /// <summary>For a token of the provider that is good, but not for this.</summary>
    public static Problem NotForAccess { get; } =
        new(
            401,
            "not-an-access-token",
            "The token was issued to somebody who signed in, but it is no access token: it seems to be the ID token, or names no scope. Send the access token that came with it. Whoever runs the pages has them ask for a scope of this API: in Microsoft Entra ID, Expose an API, and api://APPLICATION/.default in the pages' scope.",
            "Invalid access token"
        )
        {
            Challenges = ["Bearer error=\"invalid_token\""],
        };

    public static Problem SignInOff { get; } =
        new(
            401,
            "sign-in-off",
            "Nobody can sign in here yet: no identity provider is set up. Send an API key of the board as the user name of Basic authentication, or have whoever runs the functions set SignIn__Authority and SignIn__Audience.",
            "Invalid Basic Auth credentials"
        );

    /// <summary>Also where there is no such board, so that nobody learns which ones there are.</summary>
    public static Problem NoRole { get; } =
        new(
            403,
            "no-role",
            "You have no role for this board. Ask whoever manages access at your company for one, then sign in again.",
            "Forbidden"
        );

    public static Problem OriginNotAllowed { get; } =
        new(
            403,
            "origin-not-allowed",
            "Applications are not taken from pages on this site. Whoever runs the functions can allow it by adding the page's origin to the setting Cors__AllowedOrigins.",
            "Origin not allowed"
        );

    public static Problem WrongRole(Permission needed) =>
        new(
            403,
            "wrong-role",
            $"Your role for this board does not allow this; it takes one of these: {string.Join(", ", Roles.With(needed))}. Ask whoever manages access at your company for it.",
            "Forbidden"
        );
}
