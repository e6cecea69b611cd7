namespace ApplyFunctions.Core.Access;

/// <summary>What somebody proves who they are with.</summary>
public enum ActorKind
{
    /// <summary>An API key of the board.</summary>
    Key,

    /// <summary>A person, or a program of the company, that has signed in.</summary>
    User,

    /// <summary>A receiver that an owner of the board has had applications sent to.</summary>
    Webhook,
}

/// <summary>Who does something, for the audit.</summary>
/// <param name="Id">
/// A key's or webhook's id, or the identity provider's own id of a user: opaque, never a name or a mail address. Not for logs.
/// </param>
public sealed record Actor(ActorKind Kind, string Id);

/// <summary>Somebody may do what they asked for.</summary>
/// <param name="Board">The board's token.</param>
public sealed record Permit(string Board, Actor Actor);

/// <summary>A permit, or why there is none. Exactly one of the two is set.</summary>
public sealed record AccessDecision(Permit? Permit, Problem? Problem)
{
    public static AccessDecision Refused(Problem problem) => new(null, problem);
}
