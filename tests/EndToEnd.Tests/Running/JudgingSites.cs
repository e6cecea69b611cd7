namespace ApplyFunctions.EndToEnd.Tests.Running;

/// <summary>The system as a company has it that sets nothing: with proof of work, at its default cost.</summary>
public sealed class AltchaSite : TestSite
{
    private protected override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Bots__Provider"] = "altcha",
            // Tests fill forms in faster than people.
            ["Bots__LeastTime"] = "00:00:00",
        };
}

/// <summary>With a provider that judges captchas itself, and is down.</summary>
public sealed class HostedSite : TestSite
{
    private protected override IReadOnlyDictionary<string, string> Settings { get; } =
        new Dictionary<string, string>(StringComparer.Ordinal)
        {
            ["Bots__Provider"] = "turnstile",
            ["Bots__SiteKey"] = "the-site",
            ["Bots__Secret"] = "the-secret",
            ["Bots__VerifyUrl"] = "http://127.0.0.1:9/siteverify",
            ["Bots__LeastTime"] = "00:00:00",
        };
}
