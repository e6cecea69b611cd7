using ApplyFunctions.Infrastructure.TextExtraction.Pdf.Layout;

namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Annotations;

/// <summary>Text that a page shows, or stands for, in a place though it is none of its letters.</summary>
internal sealed record PageNote(Box Box, string Text);
