using System.ComponentModel.DataAnnotations;
using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction.Isolation;

/// <summary>The processes that read documents: settings <c>Extraction__*</c>, beside <see cref="ExtractionLimits"/>.</summary>
public sealed class ReaderOptions
{
    public const string Section = ExtractionLimits.Section;

    /// <summary>Processes that read documents, at most; 0 for as many as the machine has processors.</summary>
    [Range(0, 64)]
    public int Workers { get; set; }

    /// <summary>Megabytes of memory of one such process, all told.</summary>
    [Range(256, 4_096)]
    public int MemoryMegabytes { get; set; } = 512;
}
