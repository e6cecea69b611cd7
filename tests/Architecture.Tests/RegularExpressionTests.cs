using System.Reflection;
using System.Text.RegularExpressions;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Functions.Http;
using ApplyFunctions.Infrastructure.Storage;

namespace ApplyFunctions.Architecture.Tests;

/// <summary>No text that somebody sends keeps a regular expression busy for long.</summary>
public sealed partial class RegularExpressionTests
{
    private static readonly Assembly[] App =
    [
        typeof(SubmitApplication).Assembly,
        typeof(StorageClients).Assembly,
        typeof(SubmitApplicationFunction).Assembly,
    ];

    [Fact]
    public void Each_is_linear_by_construction_or_has_a_bound_of_time()
    {
        var all = App.SelectMany(assembly => assembly.GetTypes())
            .Where(type =>
                type.Namespace?.StartsWith("ApplyFunctions", StringComparison.Ordinal) == true
            )
            .SelectMany(Expressions)
            .ToList();

        all.Should().HaveCountGreaterThan(15);
        all.Where(e =>
                !e.Expression.Options.HasFlag(RegexOptions.NonBacktracking)
                && (
                    e.Expression.MatchTimeout == Regex.InfiniteMatchTimeout
                    || e.Expression.MatchTimeout > TimeSpan.FromSeconds(2)
                )
            )
            .Select(e => e.Name)
            .Should()
            .BeEmpty();
    }

    [Fact]
    public void None_is_made_in_passing() =>
        RepositoryFiles
            .All(".cs")
            .Where(f =>
                f.StartsWith("Core/", StringComparison.Ordinal)
                || f.StartsWith("Functions/", StringComparison.Ordinal)
                || f.StartsWith("Infrastructure/", StringComparison.Ordinal)
            )
            .Where(f => InPassing().IsMatch(RepositoryFiles.Read(f)))
            .Should()
            .BeEmpty("a pattern without a bound would not be seen");

    private static IEnumerable<(string Name, Regex Expression)> Expressions(Type type)
    {
        const BindingFlags statics =
            BindingFlags.Static
            | BindingFlags.Public
            | BindingFlags.NonPublic
            | BindingFlags.DeclaredOnly;
        if (type.ContainsGenericParameters)
        {
            return [];
        }

        return type.GetProperties(statics)
            .Where(p => p.PropertyType == typeof(Regex))
            .Select(p => ($"{type}.{p.Name}", (Regex)p.GetValue(null)!))
            .Concat(
                type.GetMethods(statics)
                    .Where(m =>
                        m.ReturnType == typeof(Regex)
                        && m.GetParameters().Length == 0
                        && !m.IsSpecialName
                    )
                    .Select(m => ($"{type}.{m.Name}", (Regex)m.Invoke(null, null)!))
            )
            .Concat(
                type.GetFields(statics)
                    .Where(f => f.FieldType == typeof(Regex))
                    .Select(f => ($"{type}.{f.Name}", (Regex)f.GetValue(null)!))
            );
    }

    [GeneratedRegex(
        @"Regex\.(IsMatch|Match|Matches|Replace|Split|Count|EnumerateMatches)\(|^\s+(var|return) .*new Regex\(",
        RegexOptions.ExplicitCapture | RegexOptions.Multiline,
        5000
    )]
    private static partial Regex InPassing();
}
