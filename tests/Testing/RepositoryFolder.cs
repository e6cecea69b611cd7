using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.Testing;

/// <summary>The repository that this program was built from.</summary>
public static class RepositoryFolder
{
    public static string Path { get; } = Repository.FindRoot();
}
