namespace ApplyFunctions.Core.Applications;

/// <summary>Fetches files that candidates keep elsewhere and give the links of.</summary>
public interface IAttachmentLinks
{
    /// <summary>
    /// Fetches the file that a link leads to. A link that is not followed, and a file that does not come, are faults
    /// in plain words, never exceptions; what the file is, is for the rules to say.
    /// </summary>
    /// <param name="maxBytes">A larger file is a fault, and is not read further than this.</param>
    Task<LinkedFile> FetchAsync(
        AttachmentLink link,
        long maxBytes,
        CancellationToken cancellationToken
    );
}

/// <param name="Field">The form field that the file is for.</param>
/// <param name="Address">As it was typed.</param>
/// <param name="FileName">The name that the client gives to the file; null where it gives none.</param>
public sealed record AttachmentLink(string Field, string Address, string? FileName);

/// <summary>A file, or why there is none. Exactly one of the two is set.</summary>
/// <param name="Fault">What is wrong and what to do next, in plain words.</param>
public sealed record LinkedFile(SubmittedFile? File, string? Fault)
{
    public static LinkedFile Of(SubmittedFile file) => new(file, null);

    public static LinkedFile Refused(string fault) => new(null, fault);
}

/// <summary>What became of the links of one submission, by field.</summary>
public sealed record LinkedFiles(IReadOnlyDictionary<string, LinkedFile> ByField) : IDisposable
{
    public static LinkedFiles None { get; } =
        new(System.Collections.Immutable.ImmutableDictionary<string, LinkedFile>.Empty);

    /// <summary>Gives the buffers of the files back.</summary>
    public void Dispose()
    {
        foreach (var linked in ByField.Values)
        {
            linked.File?.Dispose();
        }
    }
}
