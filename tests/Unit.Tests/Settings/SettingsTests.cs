using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Bots;
using ApplyFunctions.Core.Candidates;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Equality.Reports;
using ApplyFunctions.Core.Malware;
using ApplyFunctions.Core.Throttling;
using ApplyFunctions.Core.Upkeep;
using ApplyFunctions.Core.Webhooks;
using ApplyFunctions.Infrastructure.Access;
using ApplyFunctions.Infrastructure.Attachments;
using ApplyFunctions.Infrastructure.Email;
using ApplyFunctions.Infrastructure.Malware;
using ApplyFunctions.Infrastructure.Storage;
using ApplyFunctions.Infrastructure.TextExtraction;
using ApplyFunctions.Infrastructure.TextExtraction.Isolation;
using ApplyFunctions.Infrastructure.TextExtraction.Recognition;
using ApplyFunctions.Infrastructure.Webhooks;
using AwesomeAssertions;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Settings;

/// <summary>The sample has every setting there is and no other, and the README none that is none.</summary>
public sealed partial class SettingsTests
{
    private static readonly string[] Others =
    [
        "AzureWebJobsStorage",
        "EqualityStorage",
        "FUNCTIONS_WORKER_RUNTIME",
        "Cors__AllowedOrigins",
        "Cors__RecruiterOrigins",
        "APPLICATIONINSIGHTS_CONNECTION_STRING",
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        "OTEL_EXPORTER_OTLP_ENDPOINT",
        "Telemetry__Console",
    ];

    private static IEnumerable<string> All =>
        BoundOptions.Settings.Select(setting => setting.Name).Concat(Others);

    [Fact]
    public void The_sample_has_every_setting() =>
        Sample().Select(v => v.Key).Should().BeEquivalentTo(All);

    [Fact]
    public void The_readme_describes_what_is_no_option_and_names_nothing_that_is_no_setting()
    {
        var readme = File.ReadAllText(Path.Combine(RepositoryFolder.Path, "README.md"));

        Others.Should().AllSatisfy(setting => readme.Should().Contain($"`{setting}`"));
        Named()
            .Matches(readme)
            .Select(match => match.Value)
            .Should()
            .NotBeEmpty()
            .And.BeSubsetOf([.. All, "AzureWebJobsStorage__accountName"]);
    }

    [Fact]
    public void The_sample_holds_the_defaults_and_is_valid()
    {
        var services = new ServiceCollection();
        var configuration = new ConfigurationBuilder()
            .AddInMemoryCollection(
                Sample()
                    .ToDictionary(
                        v => v.Key.Replace("__", ":", StringComparison.Ordinal),
                        v => (string?)v.Value,
                        StringComparer.Ordinal
                    )
            )
            .Build();
        services
            .AddTextExtraction(configuration)
            .AddMalwareScanning(configuration)
            .AddAttachmentLinks(configuration)
            .AddEmail(configuration)
            .AddWebhooks(configuration);
        using var provider = services.BuildServiceProvider();

        provider
            .GetRequiredService<IOptions<ExtractionLimits>>()
            .Value.Should()
            .BeEquivalentTo(new ExtractionLimits());
        provider
            .GetRequiredService<IOptions<MalwareOptions>>()
            .Value.Should()
            .BeEquivalentTo(new MalwareOptions());
        provider
            .GetRequiredService<IOptions<ReaderOptions>>()
            .Value.Should()
            .BeEquivalentTo(new ReaderOptions());
        provider
            .GetRequiredService<IOptions<LinkOptions>>()
            .Value.Should()
            .BeEquivalentTo(new LinkOptions());
        configuration
            .GetSection(SubmissionLimits.Section)
            .Get<SubmissionLimits>()
            .Should()
            .BeEquivalentTo(new SubmissionLimits());
        configuration
            .GetSection(EqualityReportOptions.Section)
            .Get<EqualityReportOptions>()
            .Should()
            .BeEquivalentTo(new EqualityReportOptions());
        configuration
            .GetSection(ThrottlingOptions.Section)
            .Get<ThrottlingOptions>()
            .Should()
            .BeEquivalentTo(new ThrottlingOptions { TrustedProxies = 0 });
        configuration
            .GetSection(BotOptions.Section)
            .Get<BotOptions>()
            .Should()
            .BeEquivalentTo(
                new BotOptions
                {
                    SiteKey = "",
                    Secret = "",
                    ProjectId = "",
                    Hostnames = "",
                    VerifyUrl = "",
                }
            );
        configuration
            .GetSection(PostingCacheOptions.Section)
            .Get<PostingCacheOptions>()
            .Should()
            .BeEquivalentTo(new PostingCacheOptions());
        configuration
            .GetSection(UpkeepOptions.Section)
            .Get<UpkeepOptions>()
            .Should()
            .BeEquivalentTo(new UpkeepOptions());
        provider
            .GetRequiredService<IOptions<WebhookHostOptions>>()
            .Value.Should()
            .BeEquivalentTo(new WebhookHostOptions());
        provider
            .GetRequiredService<IOptions<WebhookOptions>>()
            .Value.Retries.Should()
            .Be(new WebhookOptions().Retries);
        provider
            .GetRequiredService<IOptions<SendGridWebhookOptions>>()
            .Value.WebhookMaxAge.Should()
            .Be(new SendGridWebhookOptions().WebhookMaxAge);
        provider
            .GetRequiredService<IOptions<SendGridOptions>>()
            .Value.From.Should()
            .Be("careers@example.com");
    }

    private static JsonObject Sample() =>
        JsonNode.Parse(
            File.ReadAllText(Path.Combine(RepositoryFolder.Path, "local.settings.sample.json"))
        )!["Values"]!.AsObject();

    [GeneratedRegex(@"\b[A-Z]\w*?__\w+", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Named();
}
