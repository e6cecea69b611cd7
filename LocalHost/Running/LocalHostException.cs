namespace ApplyFunctions.LocalHost.Running;

/// <summary>A failure that the developer can mend: what is wrong, and what to do about it.</summary>
internal sealed class LocalHostException(string message, string remedy, Exception? inner = null)
    : Exception(message, inner)
{
    public string Remedy { get; } = remedy;
}
