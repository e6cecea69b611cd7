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
}
