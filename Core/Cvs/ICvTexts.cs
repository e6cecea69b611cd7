using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Cvs;

/// <summary>The texts of what candidates attached, and what became of each file.</summary>
public interface ICvTexts
{
    /// <summary>Stores the text at <c>{applicationId}/{field}.txt</c> and the outcome; again replaces both.</summary>
    Task SaveAsync(
        ApplicationId id,
        string field,
        ExtractedText extracted,
        DateTimeOffset moment,
        CancellationToken cancellationToken
    );

    /// <summary>What became of a file; null while nothing has.</summary>
    Task<TextOutcome?> FindOutcomeAsync(StoredFile file, CancellationToken cancellationToken);

    /// <summary>Marks a file that could not be read for now, unless it has an outcome.</summary>
    /// <param name="moment">When it was given up.</param>
    Task MarkFailedAsync(
        StoredFile file,
        DateTimeOffset moment,
        CancellationToken cancellationToken
    );

    /// <summary>Takes <see cref="TextOutcome.Failed"/> back, so that the text is owed again; any other outcome stays.</summary>
    Task ForgetFailureAsync(StoredFile file, CancellationToken cancellationToken);
}
