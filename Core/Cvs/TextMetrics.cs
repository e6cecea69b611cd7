using System.Diagnostics.Metrics;
using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Cvs;

/// <summary>What becomes of reading files, as metrics and on the span; nothing of a file's name or text.</summary>
internal static class TextMetrics
{
    private static readonly Counter<long> Read = Telemetry.Meter.CreateCounter<long>(
        "applyfunctions.texts.read",
        "{file}",
        "Files that were read, by outcome and format."
    );

    private static readonly Histogram<double> Duration = Telemetry.Meter.CreateHistogram(
        "applyfunctions.text.duration",
        "s",
        "How long reading a file took, text recognition included.",
        tags: null,
        HistogramBounds.Short
    );

    /// <summary>Which file the span is about, whatever comes of it.</summary>
    public static void Begin(FileId file)
    {
        Telemetry.Tag(TelemetryTags.Application, file.ApplicationId.ToString());
        Telemetry.Tag(TelemetryTags.Posting, file.ApplicationId.PostingId);
        Telemetry.Tag(TelemetryTags.Field, file.Field);
    }

    public static void Record(ExtractedText text)
    {
        var outcome = TelemetryTags.Of(TelemetryTags.Outcome, text.Outcome.ToString());
        var format = TelemetryTags.Of(TelemetryTags.Format, text.Format.ToString());
        Read.Add(1, outcome, format);
        Duration.Record(text.Duration.TotalSeconds, outcome, format);
        Telemetry.Tag(outcome.Key, outcome.Value);
        Telemetry.Tag(format.Key, format.Value);
        Telemetry.Tag(TelemetryTags.Pages, text.Pages);
        Telemetry.Tag(TelemetryTags.Characters, text.Text.Length);
    }
}
