using ApplyFunctions.LocalHost.Azurite;

namespace ApplyFunctions.Testing;

/// <summary>Azurite's JavaScript entry, from the installation that LocalHost uses too.</summary>
public static class AzuriteScript
{
    public static Task<string> EnsureAsync(CancellationToken cancellationToken = default) =>
        new AzuriteInstallation(
            AzuriteInstallation.UserCache(),
            NodeTools.InstallAsync,
            TextWriter.Null
        ).EnsureAsync(cancellationToken);
}
