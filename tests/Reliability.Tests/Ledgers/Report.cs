namespace ApplyFunctions.Reliability.Tests.Ledgers;

/// <summary>Where the tables go: into the test's output, and to the one who runs the tests by hand.</summary>
internal static class Report
{
    /// <param name="path">A file to append it to, or null.</param>
    public static void Write(string text, string? path)
    {
        TestContext.Current.TestOutputHelper?.WriteLine(text);
        Console.WriteLine(text);
        if (path is not null)
        {
            File.AppendAllText(path, text + Environment.NewLine);
        }
    }
}
