namespace ApplyFunctions.Core.Access;

/// <summary>Who sends a request about a board.</summary>
public enum Caller
{
    /// <summary>Somebody without credentials, such as a candidate's browser.</summary>
    Visitor,

    /// <summary>A server that has a key of the board with which to apply, and is trusted.</summary>
    Server,

    /// <summary>Somebody whose credentials are no key of the board, or one that has expired.</summary>
    Unknown,

    /// <summary>Somebody with a key of the board that is for something else than applying.</summary>
    Outsider,
}
