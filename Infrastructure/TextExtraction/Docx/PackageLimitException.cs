namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>A package is over a limit; the message says over which, and nothing of the document.</summary>
internal sealed class PackageLimitException(string message) : Exception(message)
{
    public static PackageLimitException Entries(int limit) =>
        new(FormattableString.Invariant($"the package has more than {limit} entries"));

    public static PackageLimitException Bytes(long limit) =>
        new(FormattableString.Invariant($"the package unpacks to more than {limit} bytes"));
}
