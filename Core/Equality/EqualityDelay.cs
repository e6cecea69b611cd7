using System.Security.Cryptography;

namespace ApplyFunctions.Core.Equality;

/// <summary>How long equality answers wait beside their application.</summary>
internal static class EqualityDelay
{
    /// <summary>A random time of whole seconds, up to and including the given one.</summary>
    public static TimeSpan Random(TimeSpan atMost) =>
        TimeSpan.FromSeconds(RandomNumberGenerator.GetInt32((int)atMost.TotalSeconds + 1));
}
