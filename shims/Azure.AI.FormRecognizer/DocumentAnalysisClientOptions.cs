using Azure.Core;

namespace Azure.AI.FormRecognizer.DocumentAnalysis;

public class DocumentAnalysisClientOptions : ClientOptions
{
    public DocumentAnalysisClientOptions(ServiceVersion version = ServiceVersion.V2023_07_31)
    {
        Version = version;
        VersionString = version switch
        {
            ServiceVersion.V2022_08_31 => "2022-08-31",
            ServiceVersion.V2023_07_31 => "2023-07-31",
            _ => throw new NotSupportedException(
                $"The service version {version} is not supported by this library."
            ),
        };
        Diagnostics.LoggedHeaderNames.Add("Operation-Location");
        Diagnostics.LoggedHeaderNames.Add("apim-request-id");
        Diagnostics.LoggedQueryParameters.Add("locale");
        Diagnostics.LoggedQueryParameters.Add("pages");
    }

#pragma warning disable CA1707 // The names are the package's.
    public enum ServiceVersion
    {
        V2022_08_31 = 1,
        V2023_07_31 = 2,
    }
#pragma warning restore CA1707

    public ServiceVersion Version { get; }

    internal string VersionString { get; }
}
