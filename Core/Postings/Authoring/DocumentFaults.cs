namespace ApplyFunctions.Core.Postings.Authoring;

/// <summary>What is wrong with a document, and what to do about it.</summary>
/// <param name="Path">Where it is, like <c>questions[3].fields[0].type</c>; empty for the document as a whole.</param>
public sealed record DocumentFault(string Path, string Message)
{
    public override string ToString() => Path.Length == 0 ? Message : $"{Path}: {Message}";
}

/// <summary>The faults of one document, in the order in which they were found.</summary>
internal sealed class DocumentFaults
{
    /// <summary>Nobody reads more at once, and a hostile document could have as many as it has bytes.</summary>
    public const int Most = 100;

    private readonly List<DocumentFault> _found = [];

    public IReadOnlyList<DocumentFault> Found => _found;

    public void Add(string path, string message)
    {
        if (_found.Count < Most)
        {
            _found.Add(new DocumentFault(path, message));
        }
    }
}
