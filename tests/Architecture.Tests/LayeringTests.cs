using ApplyFunctions.Core.Applications;
using ApplyFunctions.Functions.Http;
using ApplyFunctions.Infrastructure.Storage;
using ArchUnitNET.Domain;
using ArchUnitNET.Fluent;
using ArchUnitNET.Loader;
using static ArchUnitNET.Fluent.ArchRuleDefinition;

namespace ApplyFunctions.Architecture.Tests;

/// <summary>Imports run one way: Functions to Core and Infrastructure, Infrastructure to Core.</summary>
public sealed class LayeringTests
{
    private static readonly System.Reflection.Assembly Core = typeof(SubmitApplication).Assembly;
    private static readonly System.Reflection.Assembly Infrastructure =
        typeof(StorageClients).Assembly;
    private static readonly System.Reflection.Assembly Functions =
        typeof(SubmitApplicationFunction).Assembly;

    private static readonly ArchUnitNET.Domain.Architecture Loaded = new ArchLoader()
        .LoadAssemblies(Core, Infrastructure, Functions)
        .Build();

    [Fact]
    public void Core_knows_neither_the_adapters_nor_the_functions()
    {
        Holds(
            Types()
                .That()
                .ResideInAssembly(Core)
                .Should()
                .NotDependOnAny(
                    Types().That().ResideInAssembly(Infrastructure).Or().ResideInAssembly(Functions)
                )
        );
    }

    [Fact]
    public void Core_uses_the_base_library_and_abstractions_only()
    {
        string[] allowed = ["System", "netstandard", "Microsoft.Extensions."];

        var used = Core.GetReferencedAssemblies().Select(a => a.Name!);

        used.Should()
            .OnlyContain(name =>
                allowed.Any(prefix => name.StartsWith(prefix, StringComparison.Ordinal))
            );
    }

    [Fact]
    public void Adapters_do_not_know_the_functions()
    {
        Holds(
            Types()
                .That()
                .ResideInAssembly(Infrastructure)
                .Should()
                .NotDependOnAny(Types().That().ResideInAssembly(Functions))
        );
    }

    [Fact]
    public void Only_the_program_names_adapters()
    {
        Holds(
            Types()
                .That()
                .ResideInAssembly(Functions)
                .And()
                .DoNotHaveNameStartingWith("Program")
                .Should()
                .NotDependOnAny(Types().That().ResideInAssembly(Infrastructure))
        );
    }

    [Fact]
    public void A_trigger_class_is_sealed_and_has_one_function()
    {
        var triggers = Functions
            .GetTypes()
            .Where(t => t.Name.EndsWith("Function", StringComparison.Ordinal))
            .ToList();

        triggers.Should().HaveCountGreaterThan(8).And.OnlyContain(t => t.IsSealed && t.IsPublic);
        foreach (var trigger in triggers)
        {
            trigger
                .GetMethods()
                .Where(m =>
                    m.CustomAttributes.Any(a => a.AttributeType.Name == "FunctionAttribute")
                )
                .Should()
                .ContainSingle(trigger.Name);
        }
    }

    private static void Holds(IArchRule rule) =>
        rule.Evaluate(Loaded).Where(r => !r.Passed).Select(r => r.Description).Should().BeEmpty();
}
