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

    /// <summary>For what only a board's own servers may do.</summary>
    public static Problem KeyRequired { get; } =
        new(
            401,
            "api-key-required",
            "This needs an API key of the board. Send it as the user name of Basic authentication, with an empty password.",
            "Invalid Basic Auth credentials"
        );

    public static Problem OriginNotAllowed { get; } =
        new(
            403,
            "origin-not-allowed",
            "Applications are not taken from pages on this site. Whoever runs the functions can allow it by adding the page's origin to the setting Cors__AllowedOrigins.",
            "Origin not allowed"
        );
}
