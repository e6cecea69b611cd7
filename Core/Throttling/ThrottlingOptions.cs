using System.ComponentModel.DataAnnotations;

namespace ApplyFunctions.Core.Throttling;

/// <summary>How many applications are taken in a while: settings <c>Throttling__*</c>.</summary>
public sealed class ThrottlingOptions
{
    public const string Section = "Throttling";

    /// <summary>Applications that are taken from one client address, or one /64 of IPv6, in one window; 0 for any number.</summary>
    [Range(0, 1_000_000)]
    public int PerAddress { get; set; } = 30;

    /// <summary>Applications that are taken for one posting, in one window; 0 for any number.</summary>
    [Range(0, 10_000_000)]
    public int PerPosting { get; set; } = 3_000;

    /// <summary>How long a window is; they follow one another, the same for all instances.</summary>
    [Range(typeof(TimeSpan), "00:00:10", "1.00:00:00")]
    public TimeSpan Window { get; set; } = TimeSpan.FromMinutes(10);

    /// <summary>
    /// How many proxies in front of the app add an address to <c>X-Forwarded-For</c>, so that the client's is that many
    /// from the right; 0 for the connection's own, 2 behind Front Door, and without it 1 on Azure, whose front end is one, and 0
    /// elsewhere.
    /// </summary>
    [Range(0, 10)]
    public int? TrustedProxies { get; set; }
}
