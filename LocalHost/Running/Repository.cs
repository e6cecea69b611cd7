namespace ApplyFunctions.LocalHost.Running;

/// <summary>Finds the repository that this LocalHost was built from.</summary>
internal static class Repository
{
    private const string Marker = "ApplyFunctions.sln";

    public static string FindRoot() =>
        Above(AppContext.BaseDirectory)
        ?? Above(Directory.GetCurrentDirectory())
        ?? throw new LocalHostException(
            $"The repository was not found: no {Marker} above {AppContext.BaseDirectory} or the current folder.",
            "Start LocalHost from inside the repository: dotnet run --project LocalHost"
        );

    private static string? Above(string folder)
    {
        for (var at = new DirectoryInfo(folder); at is not null; at = at.Parent)
        {
            if (File.Exists(Path.Combine(at.FullName, Marker)))
            {
                return at.FullName;
            }
        }

        return null;
    }
}
