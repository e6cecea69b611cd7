using ApplyFunctions.Core.Cvs;

namespace ApplyFunctions.Infrastructure.TextExtraction;

/// <summary>A document that was read: what it is, what read it, and what was found, its text cleaned.</summary>
internal sealed record ReadDocument(FileFormat Format, string Engine, DocumentReading Reading);
