using System.ComponentModel.DataAnnotations;

namespace ApplyFunctions.Infrastructure.TextExtraction.Recognition;

/// <summary>The service that reads scanned documents: settings <c>DocumentIntelligence__*</c>.</summary>
public sealed class DocumentIntelligenceOptions
{
    public const string Section = "DocumentIntelligence";

    /// <summary>The service's address; without one, scanned documents are marked as such and not read.</summary>
    public Uri? Endpoint { get; set; }

    /// <summary>Its key; without one, the managed identity of the app signs in.</summary>
    public string? Key { get; set; }

    /// <summary>From sending a document to having its text, retries included.</summary>
    [Range(typeof(TimeSpan), "00:00:01", "00:10:00")]
    public TimeSpan Timeout { get; set; } = TimeSpan.FromMinutes(2);
}
