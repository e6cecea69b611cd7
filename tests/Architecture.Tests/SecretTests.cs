using System.Text.RegularExpressions;

namespace ApplyFunctions.Architecture.Tests;

/// <summary>Nothing that is kept in the repository is a secret, or looks enough like one to be taken for it.</summary>
public sealed partial class SecretTests
{
    private const double RandomBitsPerCharacter = 4.2;

    private static readonly string[] Texts =
    [
        ".bicep",
        ".bicepparam",
        ".cs",
        ".csproj",
        ".html",
        ".http",
        ".js",
        ".json",
        ".liquid",
        ".md",
        ".mjs",
        ".props",
        ".ps1",
        ".py",
        ".sh",
        ".toml",
        ".txt",
        ".xml",
        ".yaml",
        ".yml",
        "",
    ];

    // Public, or made for one's own machine, and of no use anywhere else.
    private static readonly string[] Known =
    [
        // The storage emulator's: https://learn.microsoft.com/azure/storage/common/storage-use-azurite
        "Eby8vdM02xNOcqFlqUwJPLlmEtlCDXJ1OUzFT50uSRZ6IFsuFq2UVErCz4I6tq/K1SZFPTOtr/KBHBeksoGMGw==",
        // "development-only-development-onl", in local.settings.sample.json.
        "ZGV2ZWxvcG1lbnQtb25seS1kZXZlbG9wbWVudC1vbmw=",
    ];

    private static readonly (string Kind, Regex Pattern)[] Kinds =
    [
        ("a private key", PrivateKey()),
        ("a key of SendGrid", SendGrid()),
        ("a key of a storage account", AccountKey()),
        ("a shared access signature", SharedAccess()),
        ("an access key of AWS", Aws()),
        ("a token of GitHub", GitHub()),
        ("a key of Google", Google()),
        ("a token of Slack", Slack()),
        ("a signed token", Jwt()),
        ("a random value that is called a secret", Assigned()),
    ];

    [Fact]
    public void No_file_holds_a_secret()
    {
        var files = RepositoryFiles
            .All(Texts)
            .Where(f => !f.EndsWith("packages.lock.json", StringComparison.Ordinal))
            .ToList();

        files.Should().HaveCountGreaterThan(500);
        files
            .SelectMany(f => Found(RepositoryFiles.Read(f)).Select(kind => $"{f}: {kind}"))
            .Should()
            .BeEmpty();
    }

    // In pieces, so that this file is no find itself.
    [Theory]
    [InlineData("a private key", "-----BEGIN RSA ", "PRIVATE KEY-----")]
    [InlineData("a private key", "-----BEGIN ", "PRIVATE KEY-----")]
    [InlineData(
        "a key of SendGrid",
        "SG",
        ".abcdefghijklmnopqrstuv.ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789abcdefg"
    )]
    [InlineData(
        "a key of a storage account",
        "AccountKey",
        "=q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6j7k8l9z0x1c2v3b4n5m6Q7W8E9R0T1Y2U3I4O5P6A7S8D9F0GhJ=="
    )]
    [InlineData(
        "a shared access signature",
        "?sv=2024-01-01&s",
        "ig=q1w2e3r4t5y6u7i8o9p0a1s2d3f4g5h6j7k8l9z0x1c%3D"
    )]
    [InlineData("an access key of AWS", "AKIA", "ABCDEFGHIJKLMNOP")]
    [InlineData("a token of GitHub", "ghp_", "abcdefghijklmnopqrstuvwxyzABCDEFGHIJ")]
    [InlineData("a key of Google", "AIza", "abcdefghijklmnopqrstuvwxyzABCDEFGHI")]
    [InlineData("a token of Slack", "xoxb-", "1234567890-abcdefghijkl")]
    [InlineData(
        "a signed token",
        "eyJhbGciOiJIUzI1NiJ9",
        ".eyJzdWIiOiIxIn0abc.c2lnbmF0dXJlLW9mLXRoYXQ"
    )]
    [InlineData(
        "a random value that is called a secret",
        "\"Applications__HashKey\": ",
        "\"q1W2e3R4t5Y6u7I8o9P0a1S2d3F4g5H6j7K8l9Z0x1C=\""
    )]
    [InlineData(
        "a random value that is called a secret",
        "apiKey = ",
        "'q1W2e3R4t5Y6u7I8o9P0a1S2d3F4g5H6'"
    )]
    public void A_secret_would_be_found(string kind, string first, string second) =>
        Found($"something {first}{second} else").Should().Equal(kind);

    [Theory]
    [InlineData("AccountKey={key};")]
    [InlineData("secret: \"a secret that the receiver knows\"")]
    [InlineData("apiKey: a-key-that-is-made-of-words-and-not-random")]
    public void Words_are_no_secret(string text) => Found(text).Should().BeEmpty();

    private static IEnumerable<string> Found(string text) =>
        Kinds
            .Where(k =>
                k.Pattern.Matches(text)
                    .Any(m =>
                        !Known.Any(known => m.Value.Contains(known, StringComparison.Ordinal))
                        && (
                            !m.Groups["value"].Success
                            || Bits(m.Groups["value"].Value) >= RandomBitsPerCharacter
                        )
                    )
            )
            .Select(k => k.Kind);

    /// <summary>Shannon's entropy of its characters.</summary>
    private static double Bits(string value) =>
        -value
            .GroupBy(c => c)
            .Select(g => (double)g.Count() / value.Length)
            .Sum(share => share * Math.Log2(share));

    [GeneratedRegex("-----BEGIN ([A-Z]+ )*PRIVATE KEY-----", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex PrivateKey();

    [GeneratedRegex(@"\bSG\.[\w-]{16,32}\.[\w-]{16,64}", RegexOptions.None, 5000)]
    private static partial Regex SendGrid();

    [GeneratedRegex(
        "AccountKey=(?<value>[A-Za-z0-9+/]{60,}={0,2})",
        RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex AccountKey();

    [GeneratedRegex(@"[?&]sig=(?<value>[\w%+/-]{40,})", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex SharedAccess();

    [GeneratedRegex(@"\b(AKIA|ASIA)[A-Z0-9]{16}\b", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex Aws();

    [GeneratedRegex(@"\b(gh[opsu]_\w{36}|github_pat_\w{22,})", RegexOptions.ExplicitCapture, 5000)]
    private static partial Regex GitHub();

    [GeneratedRegex(@"\bAIza[\w-]{35}", RegexOptions.None, 5000)]
    private static partial Regex Google();

    [GeneratedRegex(@"\bxox[abprs]-[\w-]{10,}", RegexOptions.None, 5000)]
    private static partial Regex Slack();

    [GeneratedRegex(@"\beyJ[\w-]{10,}\.eyJ[\w-]{10,}\.[\w-]{16,}", RegexOptions.None, 5000)]
    private static partial Regex Jwt();

    [GeneratedRegex(
        """(?i:secret|password|passwd|api_?key|hash_?key|access_?key|client_?secret|token)["']?\s*[:=]\s*["']?(?<value>[A-Za-z0-9+/_=-]{32,})""",
        RegexOptions.ExplicitCapture,
        5000
    )]
    private static partial Regex Assigned();
}
