using ApplyFunctions.Testing;

namespace ApplyFunctions.FormRecognizerShim.Tests;

/// <summary>Fails the tests that need the tools when the machine has none and gets none, rather than pass without.</summary>
public sealed class OcrTools : IAsyncLifetime
{
    public async ValueTask InitializeAsync() => await SystemPackages.EnsureTextRecognitionAsync();

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

internal static class Fixtures
{
    public static FileStream Open(string name) =>
        File.OpenRead(Path.Combine(AppContext.BaseDirectory, "Fixtures", name));
}
