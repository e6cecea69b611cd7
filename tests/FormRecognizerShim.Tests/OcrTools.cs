namespace ApplyFunctions.FormRecognizerShim.Tests;

/// <summary>Fails the tests that need the tools when the machine has none, rather than pass without them.</summary>
public sealed class OcrTools
{
    public OcrTools()
    {
        string[] needed = ["pdfinfo", "pdftoppm", "tesseract"];
        var folders = (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator);
        var missing = needed
            .Where(name => !Array.Exists(folders, f => File.Exists(Path.Combine(f, name))))
            .ToList();
        if (missing.Count > 0)
        {
            throw new InvalidOperationException(
                $"These tests need {string.Join(", ", missing)} on the PATH: "
                    + "apt-get install poppler-utils tesseract-ocr"
            );
        }
    }
}

internal static class Fixtures
{
    public static FileStream Open(string name) =>
        File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));
}
