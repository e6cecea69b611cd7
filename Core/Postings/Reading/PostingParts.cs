namespace ApplyFunctions.Core.Postings.Reading;

/// <summary>What is told of a posting beside what a list tells.</summary>
[Flags]
public enum PostingParts
{
    Summary = 0,

    /// <summary>The text, departments and offices.</summary>
    Content = 1,

    /// <summary>The form.</summary>
    Questions = 2,

    /// <summary>The pay ranges.</summary>
    Pay = 4,
}
