using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings.Authoring;

namespace ApplyFunctions.LocalHost.Samples;

/// <summary>A board or posting that was found in a file, sound and in order.</summary>
/// <param name="Origin">The file, and where in it.</param>
/// <param name="IsShort">
/// Whether it comes from a list, which leaves out the form: what it does not say stays as it is stored.
/// </param>
internal sealed record FoundDocument(
    SourceName Name,
    string Origin,
    JsonObject Document,
    bool IsShort = false
);

/// <summary>A board's list of degrees, disciplines or schools, sound.</summary>
/// <param name="Path">Where it stands, in storage as in a folder.</param>
internal sealed record FoundList(string Path, byte[] Content);

/// <summary>All that was found, and all that is wrong with it, in words.</summary>
internal sealed record FoundDocuments(
    IReadOnlyList<FoundDocument> Documents,
    IReadOnlyList<FoundList> Lists,
    IReadOnlyList<string> Faults
);
