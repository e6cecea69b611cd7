using ApplyFunctions.LocalHost.Node;

namespace ApplyFunctions.Testing;

/// <summary>Azurite's JavaScript entry, from the installation that LocalHost uses too.</summary>
public static class AzuriteScript
{
    public static Task<string> EnsureAsync(CancellationToken cancellationToken = default) =>
        NodeInstallation.Of(NodePackage.Azurite, TextWriter.Null).EnsureAsync(cancellationToken);
}
