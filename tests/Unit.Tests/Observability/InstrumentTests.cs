using System.Diagnostics.Metrics;
using System.Reflection;
using System.Runtime.CompilerServices;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Upkeep;
using ApplyFunctions.Functions.Tracing;
using ApplyFunctions.Testing;
using AwesomeAssertions;
using Microsoft.Azure.Functions.Worker;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Observability;

/// <summary>What is written of the metrics and spans, for people and for the dashboard, names those that there are.</summary>
public sealed partial class InstrumentTests
{
    // Begun by the dispatcher itself.
    private static readonly string[] SpansOfNoFunction = ["resume owed work"];

    [Fact]
    public void The_table_in_operations_lists_every_instrument_with_its_kind_and_unit()
    {
        var documented = Row()
            .Matches(File.ReadAllText(Path.Combine(RepositoryFolder.Path, "docs", "operations.md")))
            .Select(m => $"{m.Groups["name"]} {m.Groups["kind"]} {m.Groups["unit"]}");

        documented
            .Should()
            .BeEquivalentTo(Instruments().Select(i => $"{i.Name} {KindOf(i)} {i.Unit}"));
    }

    [Fact]
    public void Every_instrument_says_what_it_measures() =>
        Instruments().Should().OnlyContain(i => !string.IsNullOrEmpty(i.Description));

    [Fact]
    public void The_workbook_asks_for_instruments_and_spans_that_there_are()
    {
        var queries = Queries();
        var metrics = queries.SelectMany(q => Metric().Matches(q)).Select(m => m.Value).ToList();
        var spans = queries
            .SelectMany(q => Span().Matches(q))
            .SelectMany(m => Quoted().Matches(m.Value))
            .Select(m => m.Groups["word"].Value)
            .Where(s => !s.StartsWith("applyfunctions.", StringComparison.Ordinal))
            .ToList();

        queries.Should().HaveCountGreaterThan(6);
        metrics.Should().BeSubsetOf(Instruments().Select(i => i.Name));
        metrics
            .Should()
            .Contain([
                "applyfunctions.applications.received",
                "applyfunctions.texts.read",
                "applyfunctions.mails.handled",
                "applyfunctions.confirmation.delay",
                "applyfunctions.dead_letters.kept",
                "applyfunctions.outbox.age",
            ]);
        spans
            .Should()
            .Contain("submit application")
            .And.BeSubsetOf(
                typeof(TracingMiddleware)
                    .Assembly.GetTypes()
                    .SelectMany(t => t.GetMethods())
                    .Select(m => m.GetCustomAttribute<FunctionAttribute>())
                    .OfType<FunctionAttribute>()
                    .Select(f => TracedRuns.SpanName(f.Name))
                    .Concat(SpansOfNoFunction)
            );
    }

    private static List<string> Queries()
    {
        var file = Path.Combine(
            RepositoryFolder.Path,
            "deploy",
            "workbooks",
            "applyfunctions.workbook.json"
        );
        var book = JsonNode.Parse(File.ReadAllText(file))!;
        return
        [
            .. book["items"]!
                .AsArray()
                .Select(i => (string?)i!["content"]!["query"])
                .OfType<string>(),
        ];
    }

    /// <summary>Instruments come to be with their classes, so all of those are called upon.</summary>
    private static List<Instrument> Instruments()
    {
        using var upkeep = new UpkeepMetrics();
        var found = new List<Instrument>();
        using var listener = new MeterListener();
        listener.InstrumentPublished = (instrument, _) =>
        {
            lock (found)
            {
                found.Add(instrument);
            }
        };
        var holders = typeof(Telemetry)
            .Assembly.GetTypes()
            .Where(t =>
                t.GetFields(BindingFlags.Static | BindingFlags.NonPublic | BindingFlags.Public)
                    .Any(f => f.FieldType.IsAssignableTo(typeof(Instrument)))
            );
        foreach (var holder in holders)
        {
            RuntimeHelpers.RunClassConstructor(holder.TypeHandle);
        }

        listener.Start();
        lock (found)
        {
            return
            [
                .. found
                    .Where(i => i.Meter.Name == Telemetry.MeterName)
                    .DistinctBy(i => i.Name, StringComparer.Ordinal),
            ];
        }
    }

    private static string KindOf(Instrument instrument) =>
        instrument.GetType().Name.Split('`')[0].ToLowerInvariant();

    [GeneratedRegex(
        @"^\| `(?<name>applyfunctions\.[a-z_.]+)` \| (?<kind>[a-z]+) \| `(?<unit>[^`]+)` \|",
        RegexOptions.Multiline | RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Row();

    [GeneratedRegex(@"applyfunctions\.[a-z_.]+", RegexOptions.None, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Metric();

    [GeneratedRegex(
        @"\bName (==|in) [^|\n]+",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Span();

    [GeneratedRegex(
        "'(?<word>[^']+)'",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex Quoted();
}
