using System.Globalization;
using System.Reflection;
using System.Text.Json;
using System.Text.RegularExpressions;
using System.Xml;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Functions.Blobs;
using ApplyFunctions.Infrastructure.Storage;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace ApplyFunctions.Architecture.Tests;

/// <summary>What stands in <c>deploy/</c> is about this app: its names, its settings, its functions, its log.</summary>
public sealed partial class InfrastructureTests
{
    private const int Timeout = 1000;

    private static readonly string Folder = Path.Combine(SourceTests.Root.FullName, "deploy");

    // The host's own, and those of clients that the app does not read itself.
    private static readonly string[] OfThePlatform =
    [
        "AZURE_CLIENT_ID",
        "APPLICATIONINSIGHTS_CONNECTION_STRING",
        "APPLICATIONINSIGHTS_AUTHENTICATION_STRING",
        "AzureWebJobsDisableHomepage",
    ];

    private static readonly string[] OfAConnection =
    [
        "credential",
        "clientId",
        "blobServiceUri",
        "queueServiceUri",
        "tableServiceUri",
    ];

    [Fact]
    public void Storage_has_every_container_table_and_queue()
    {
        using var names = JsonDocument.Parse(Read("storage-names.json"));

        Of("containers").Should().BeEquivalentTo(Constants(typeof(StorageNames.Containers)));
        Of("tables")
            .Concat(Of("equalityTables"))
            .Should()
            .BeEquivalentTo(Constants(typeof(StorageNames.Tables)));
        Of("equalityTables").Should().Equal(StorageNames.Tables.EqualityAnswers);
        // The host makes poison queues when something fails.
        Of("queues")
            .Should()
            .BeEquivalentTo(
                Constants(typeof(StorageNames.Queues))
                    .Where(q => !q.EndsWith("-poison", StringComparison.Ordinal))
            );

        IEnumerable<string> Of(string kind) =>
            names.RootElement.GetProperty(kind).EnumerateArray().Select(n => n.GetString()!);
    }

    [Fact]
    public void Every_setting_is_one_that_the_app_knows()
    {
        using var sample = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(SourceTests.Root.FullName, "local.settings.sample.json"))
        );
        var known = sample
            .RootElement.GetProperty("Values")
            .EnumerateObject()
            .Select(v => v.Name)
            .Concat(OfThePlatform)
            .Concat(
                new[] { StorageNames.Connection, StorageNames.EqualityConnection }.SelectMany(c =>
                    OfAConnection.Select(part => $"{c}__{part}")
                )
            );

        var set = SettingName()
            .Matches(Read("modules/app-settings.bicep"))
            .Select(m => m.Groups["name"].Value)
            .ToList();

        set.Should().BeSubsetOf(known).And.OnlyHaveUniqueItems();
        set.Should()
            .Contain([
                "AzureWebJobsStorage__blobServiceUri",
                "Applications__HashKey",
                "Candidates__StatusPage",
                "Cors__AllowedOrigins",
                "Cors__RecruiterOrigins",
                "SendGrid__ApiKey",
                "SendGrid__From",
            ]);
    }

    [Fact]
    public void Events_of_new_files_go_to_the_function_that_reads_them()
    {
        var run = typeof(ExtractTextFunction).GetMethod(nameof(ExtractTextFunction.RunAsync))!;
        var trigger = run.GetParameters()
            .Select(p => p.GetCustomAttribute<BlobTriggerAttribute>())
            .OfType<BlobTriggerAttribute>()
            .Single();
        var events = Read("events.bicep");

        trigger.Source.Should().Be(BlobTriggerSource.EventGrid);
        events
            .Should()
            .Contain(
                $"param functionName string = '{run.GetCustomAttribute<FunctionAttribute>()!.Name}'"
            )
            .And.Contain($"param container string = '{trigger.BlobPath.Split('/')[0]}'");
    }

    [Fact]
    public void Alerts_are_about_events_that_are_logged()
    {
        var logged = new[]
        {
            typeof(StorageNames).Assembly,
            typeof(StorageSetup).Assembly,
            typeof(ExtractTextFunction).Assembly,
        }
            .SelectMany(a => a.GetTypes())
            .SelectMany(t =>
                t.GetMethods(
                    BindingFlags.Static
                        | BindingFlags.Instance
                        | BindingFlags.Public
                        | BindingFlags.NonPublic
                        | BindingFlags.DeclaredOnly
                )
            )
            .Select(m => m.GetCustomAttribute<LoggerMessageAttribute>()?.EventId)
            .OfType<int>()
            .ToLookup(id => id);
        var queries = Directory.GetFiles(Path.Combine(Folder, "alerts"), "*.kql");

        var ids = queries
            .SelectMany(q => EventIds().Matches(File.ReadAllText(q)))
            .SelectMany(m => m.Groups["ids"].Value.Split(',', StringSplitOptions.TrimEntries))
            .Select(id => int.Parse(id, CultureInfo.InvariantCulture))
            .ToList();

        ids.Should().Contain([101, 102, 221, 233, 301, 302, 321]);
        // An id that two messages share would alert about both.
        ids.Should().AllSatisfy(id => logged[id].Should().ContainSingle());
        Enum.GetNames<TextOutcome>().Should().Contain(["Damaged", "Failed"]);
        Read("alerts/text-failures.kql").Should().Contain("(\"Damaged\", \"Failed\")");
    }

    [Fact]
    public void Alerts_are_about_metrics_that_are_recorded()
    {
        var recorded = RepositoryFiles
            .All(".cs")
            .Where(f => f.StartsWith("Core/", StringComparison.Ordinal))
            .SelectMany(f => Metrics().Matches(RepositoryFiles.Read(f)))
            .Select(m => m.Value)
            .ToHashSet(StringComparer.Ordinal);

        var asked = Directory
            .GetFiles(Path.Combine(Folder, "alerts"), "*.kql")
            .SelectMany(q => Metrics().Matches(File.ReadAllText(q)))
            .Select(m => m.Value)
            .ToList();

        asked.Should().HaveCountGreaterThan(3).And.BeSubsetOf(recorded);
    }

    /// <summary>What is ingested late is not in the window of the first look, and has to be in that of another one.</summary>
    [Fact]
    public void Alerts_look_back_further_than_to_their_last_look()
    {
        var alerts = Alert().Matches(Read("modules/query-alerts.bicep"));

        alerts
            .Select(a => a.Groups["file"].Value)
            .Should()
            .BeEquivalentTo(
                Directory
                    .GetFiles(Path.Combine(Folder, "alerts"))
                    .Select(Path.GetFileNameWithoutExtension)
            );
        alerts
            .Should()
            .AllSatisfy(a =>
                Length(a, "window").Should().BeGreaterThanOrEqualTo(2 * Length(a, "every"))
            );

        static TimeSpan Length(Match alert, string name) =>
            XmlConvert.ToTimeSpan(alert.Groups[name].Value);
    }

    /// <summary>Defender reads what candidates send, and leaves out only what others put beside it.</summary>
    [Fact]
    public void Files_of_candidates_are_scanned()
    {
        var run = typeof(ExtractTextFunction).GetMethod(nameof(ExtractTextFunction.RunAsync))!;
        var files = run.GetParameters()
            .Select(p => p.GetCustomAttribute<BlobTriggerAttribute>())
            .OfType<BlobTriggerAttribute>()
            .Single()
            .BlobPath.Split('/')[0];

        Read("main.bicep").Should().Contain($"filter(names.containers, name => name != '{files}')");
    }

    /// <summary>
    /// A rule that deletes current versions by age would take applications before their time; there is one such rule, and
    /// it is about another container.
    /// </summary>
    [Fact]
    public void No_rule_deletes_what_the_app_keeps()
    {
        var rules = Read("modules/storage.bicep").Split("type: 'Lifecycle'").Skip(1).ToList();

        rules.Should().HaveCount(2);
        rules
            .Where(r => r.Contains("baseBlob", StringComparison.Ordinal))
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain("prefixMatch: ['${deadLetterContainer}/']");
        Constants(typeof(StorageNames.Containers)).Should().NotContain("event-dead-letters");
    }

    private static string Read(string file) => File.ReadAllText(Path.Combine(Folder, file));

    private static IEnumerable<string> Constants(Type type) =>
        type.GetFields(BindingFlags.Static | BindingFlags.Public)
            .Where(f => f.IsLiteral)
            .Select(f => (string)f.GetRawConstantValue()!);

    [GeneratedRegex(
        @"(?<![\w'])(?<name>[A-Z][A-Za-z]+__\w+|[A-Z]+(_[A-Z]+)+): ",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex SettingName();

    [GeneratedRegex(
        @"toint\(Properties\.EventId\) (== |in \()(?<ids>[\d, ]+)",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex EventIds();

    [GeneratedRegex(
        @"(?<="")applyfunctions(\.[a-z_]+)+(?="")",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex Metrics();

    [GeneratedRegex(
        @"alerts/(?<file>[\w-]+)\.kql'\)[^{}]*every: '(?<every>\w+)'\s+window: '(?<window>\w+)'",
        RegexOptions.ExplicitCapture,
        Timeout
    )]
    private static partial Regex Alert();
}
