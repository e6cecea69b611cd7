using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Infrastructure.TextExtraction;
using ApplyFunctions.Unit.Tests.TextExtraction.Hostile;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Isolation;

/// <summary>Documents that end, fill or hang whoever reads them, and how that is told.</summary>
internal static class Ends
{
    public const string Unexpectedly = "the reader ended unexpectedly on this document";
    public const string OutOfMemory = "reading took more memory than 512 MB";

    public static byte[] Overflowing { get; } = HostilePages.FormsInEachOther().Build();

    public static byte[] Hanging { get; } = HostilePages.DoublingForms(40).Build();

    public static byte[] Filling { get; } = HostileFonts.Sampled().Build();

    public static string TooLate(int seconds) =>
        FormattableString.Invariant($"reading took longer than {seconds} s");

    public static ExtractionLimits Within(int seconds) =>
        new() { Time = TimeSpan.FromSeconds(seconds) };

    public static string? Detail(ReadDocument read) => read.Reading.Detail;
}
