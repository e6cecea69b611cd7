namespace ApplyFunctions.Core.Postings.Reading;

/// <summary>What a reader gets, or what it is that is not there.</summary>
public sealed record ReadOutcome
{
    private ReadOutcome(WireDocument? document, Missing missing)
    {
        Document = document;
        Missing = missing;
    }

    public WireDocument? Document { get; }

    public Missing Missing { get; }

    /// <param name="missing">What is not there where the document is null.</param>
    public static ReadOutcome Of(WireDocument? document, Missing missing) =>
        document is null ? Without(missing) : new ReadOutcome(document, Missing.Nothing);

    public static ReadOutcome Without(Missing missing) => new(null, missing);
}

/// <summary>What can be asked for in vain.</summary>
public enum Missing
{
    Nothing,
    Board,

    /// <summary>All postings of a board, as the board is unknown.</summary>
    Postings,
    Posting,

    /// <summary>The posting is there, and nobody can apply any more.</summary>
    OpenPosting,
    Department,
    Office,
    Section,
    EducationList,
}
