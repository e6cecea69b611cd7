using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Authoring;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Infrastructure.Storage.Boards;

/// <summary>Makes boards and postings of stored documents.</summary>
/// <remarks>
/// A document that cannot be used is as good as missing, and must not take the rest of its board along; it came there
/// by hand.
/// </remarks>
internal sealed partial class SourceLoader(ILogger<SourceLoader> logger)
{
    /// <summary>Null where it cannot be used.</summary>
    public Posting? Posting(SourceName name, BinaryData content, string tag) =>
        Usable(name, SourceReader.ReadPosting(content.ToMemory().Span, name.PostingId!.Value))
            is { } posting
            ? posting with
            {
                Tag = tag,
            }
            : null;

    public ListedSource Listed(SourceName name, BinaryData content, string tag)
    {
        if (name.PostingId is null)
        {
            var board = Usable(name, SourceReader.ReadBoard(content.ToMemory().Span));
            return new ListedSource(tag, board is null ? null : board with { Tag = tag }, null);
        }

        var posting = Posting(name, content, tag);
        return new ListedSource(
            tag,
            null,
            posting is null
                ? null
                : posting with
                {
                    Questions = null,
                    LocationQuestions = null,
                    Compliance = null,
                    DemographicQuestions = null,
                }
        );
    }

    private T? Usable<T>(SourceName name, SourceReading<T> reading)
        where T : class
    {
        if (reading.Value is null)
        {
            LogUnusable(name.Path, string.Join("; ", reading.Faults));
        }

        return reading.Value;
    }

    [LoggerMessage(503, LogLevel.Error, "The document {Name} cannot be used: {Faults}")]
    private partial void LogUnusable(string name, string faults);
}
