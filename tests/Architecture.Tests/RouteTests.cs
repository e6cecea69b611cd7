using System.Reflection;
using ApplyFunctions.Functions.Http;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Architecture.Tests;

/// <summary>
/// Azure's host tries routes in the order of the functions' names, whatever the routes are
/// (https://github.com/Azure/azure-functions-host/issues/9876); ASP.NET tries the narrower first.
/// </summary>
public sealed class RouteTests
{
    private static readonly IReadOnlyList<(string Name, HttpTriggerAttribute Trigger)> Functions =
    [
        .. typeof(SubmitApplicationFunction)
            .Assembly.GetTypes()
            .SelectMany(type => type.GetMethods())
            .Where(m => m.IsDefined(typeof(FunctionAttribute)))
            .SelectMany(m =>
                m.GetParameters()
                    .Select(p => p.GetCustomAttribute<HttpTriggerAttribute>())
                    .OfType<HttpTriggerAttribute>()
                    .Select(t => (m.GetCustomAttribute<FunctionAttribute>()!.Name, t))
            ),
    ];

    [Fact]
    public void A_route_that_takes_everything_has_the_last_name()
    {
        var wide = Functions.Where(f => IsCatchAll(f.Trigger)).ToList();

        wide.Should().NotBeEmpty();
        foreach (var (name, trigger) in wide)
        {
            Functions
                .Where(f =>
                    !IsCatchAll(f.Trigger)
                    && f.Trigger.Methods!.Intersect(
                            trigger.Methods!,
                            StringComparer.OrdinalIgnoreCase
                        )
                        .Any()
                )
                .Should()
                .OnlyContain(f => string.CompareOrdinal(f.Name, name) < 0);
        }
    }

    [Fact]
    public void No_other_two_routes_match_one_address()
    {
        var shapes = Functions
            .Where(f => !IsCatchAll(f.Trigger))
            .SelectMany(f =>
                f.Trigger.Methods!.Select(m =>
                    (f.Name, Method: m, Segments: f.Trigger.Route!.Split('/'))
                )
            )
            .ToList();

        var clashes = shapes.SelectMany(
            (one, i) =>
                shapes
                    .Skip(i + 1)
                    .Where(other =>
                        one.Method == other.Method && Overlap(one.Segments, other.Segments)
                    )
                    .Select(other => $"{one.Name} and {other.Name}")
        );

        clashes.Should().BeEmpty();
    }

    private static bool IsCatchAll(HttpTriggerAttribute trigger) =>
        trigger.Route!.Contains("{*", StringComparison.Ordinal);

    private static bool Overlap(string[] one, string[] other) =>
        one.Length == other.Length
        && one.Zip(other)
            .All(pair =>
                pair.First == pair.Second
                || pair.First.StartsWith('{')
                || pair.Second.StartsWith('{')
            );
}
