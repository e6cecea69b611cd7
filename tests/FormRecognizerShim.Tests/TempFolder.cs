using ApplyFunctions.FormRecognizerShim.Tests;

[assembly: AssemblyFixture(typeof(TempFolder))]

namespace ApplyFunctions.FormRecognizerShim.Tests;

/// <summary>Temporary files go to a folder of this run, so that leavings show; it goes with the run.</summary>
public sealed class TempFolder : IDisposable
{
    public TempFolder()
    {
        Path = Directory.CreateTempSubdirectory("applyfunctions-tests-").FullName;
        Environment.SetEnvironmentVariable("TMPDIR", Path);
    }

    public string Path { get; }

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
