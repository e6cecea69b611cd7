namespace ApplyFunctions.Core.DeadLetters;

/// <summary>Why dead letters are not listed or replayed.</summary>
public static class DeadLetterProblems
{
    public static Problem NotFound { get; } =
        new(
            404,
            "dead-letter-not-found",
            "This board has no such dead letter. Look at the list of its dead letters for their ids.",
            "Dead letter not found"
        );

    public static Problem StateUnknown { get; } =
        new(
            422,
            "state-unknown",
            "The parameter state can be waiting or replayed. Leave it out to list both.",
            "Invalid attributes: state"
        );

    public static Problem CursorMalformed { get; } =
        new(
            422,
            "cursor-malformed",
            "The parameter cursor is none that a page of this list came with. Leave it out to begin with the newest.",
            "Invalid attributes: cursor"
        );
}
