namespace ApplyFunctions.LocalHost.Ocr;

/// <summary>The bounds of the emulator; the defaults suit one developer's machine.</summary>
public sealed record OcrOptions
{
    /// <summary>Where the tools are looked for: folders, separated as in PATH.</summary>
    public string ToolPath { get; init; } = Environment.GetEnvironmentVariable("PATH") ?? "";

    /// <summary>From the first tool's start to the last one's end.</summary>
    public TimeSpan AnalysisTimeout { get; init; } = TimeSpan.FromSeconds(60);

    /// <summary>How long a result can be fetched after it is ready.</summary>
    public TimeSpan ResultLifetime { get; init; } = TimeSpan.FromMinutes(10);

    /// <summary>Analyses held at once, waiting ones included.</summary>
    public int MaxAnalyses { get; init; } = 100;

    /// <summary>Pages past this many are left out, as the service's free tier does after two.</summary>
    public int MaxPages { get; init; } = 50;

    public long MaxDocumentBytes { get; init; } = 25 * 1024 * 1024;

    /// <summary>Documents that wait on disk, besides those being read.</summary>
    public int MaxWaiting { get; init; } = 20;
}
