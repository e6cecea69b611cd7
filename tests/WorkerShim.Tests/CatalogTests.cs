using System.Reflection;
using System.Reflection.Emit;
using AwesomeAssertions;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Azure.Functions.Worker.Hosting.Functions;
using Microsoft.Extensions.Configuration;
using Xunit;

namespace WorkerShim.Tests;

/// <summary>What stops the host at the start. Each case is an assembly of its own.</summary>
public sealed class CatalogTests
{
    private static readonly Trigger OfHttp = new(
        typeof(HttpTriggerAttribute),
        AuthorizationLevel.Anonymous
    );

    public static TheoryData<string, string> Faults =>
        new()
        {
            { nameof(UnknownParameter), "'F': cannot bind parameter 'p1' of type 'System.Int32'" },
            { nameof(HttpRequestData), "'F': cannot bind parameter 'p0' of type 'System.String'" },
            {
                nameof(BlobBinaryData),
                "'F': cannot bind parameter 'p0' of type 'System.BinaryData'"
            },
            { nameof(QueueStream), "'F': cannot bind parameter 'p0' of type 'System.IO.Stream'" },
            { nameof(TwoTriggers), "'F' must have exactly one trigger" },
            { nameof(NoTrigger), "'F' must have exactly one trigger" },
            { nameof(NoLevel), "'F': pass an AuthorizationLevel to the HttpTrigger" },
            { nameof(SameName), "Two functions are named" },
            { nameof(SameRoute), "its route is that of function 'F'" },
            { nameof(AdminRoute), "routes that begin with 'admin' belong to the host" },
            { nameof(BlobPathWithoutContainer), "must begin with a container's name" },
        };

    [Theory]
    [MemberData(nameof(Faults))]
    public void A_fault_is_told(string fault, string message)
    {
        var functions = (Function[])
            typeof(CatalogTests)
                .GetMethod(fault, BindingFlags.NonPublic | BindingFlags.Static)!
                .Invoke(null, null)!;
        var configuration = new ConfigurationBuilder().Build();

        FluentActions
            .Invoking(() => FunctionCatalog.Discover(Emit(functions), configuration))
            .Should()
            .Throw<InvalidOperationException>()
            .WithMessage($"*{message}*");
    }

    private static Function[] UnknownParameter() =>
        [new("F", new(typeof(HttpRequest), OfHttp), new(typeof(int)))];

    private static Function[] HttpRequestData() =>
        [new("F", new Parameter(typeof(string), OfHttp))];

    private static Function[] BlobBinaryData() =>
        [
            new(
                "F",
                new Parameter(typeof(BinaryData), new(typeof(BlobTriggerAttribute), "c/{name}"))
            ),
        ];

    private static Function[] QueueStream() =>
        [new("F", new Parameter(typeof(Stream), new(typeof(QueueTriggerAttribute), "q")))];

    private static Function[] TwoTriggers() =>
        [new("F", new(typeof(HttpRequest), OfHttp), new(typeof(HttpRequest), OfHttp))];

    private static Function[] NoTrigger() => [new("F", new Parameter(typeof(FunctionContext)))];

    private static Function[] NoLevel() =>
        [new("F", new Parameter(typeof(HttpRequest), new(typeof(HttpTriggerAttribute))))];

    private static Function[] SameName() => [Timer("F"), Timer("f")];

    private static Function[] SameRoute() => [Http("F", "route"), Http("G", "Route")];

    private static Function[] AdminRoute() => [Http("F", "administration")];

    private static Function[] BlobPathWithoutContainer() =>
        [new("F", new Parameter(typeof(Stream), new(typeof(BlobTriggerAttribute), "{name}")))];

    private static Function Timer(string name) =>
        new(name, new Parameter(typeof(TimerInfo), new(typeof(TimerTriggerAttribute), "00:01:00")));

    private static Function Http(string name, string route) =>
        new(name, new Parameter(typeof(HttpRequest), OfHttp with { Route = route }));

    private static AssemblyBuilder Emit(Function[] functions)
    {
        var assembly = AssemblyBuilder.DefineDynamicAssembly(
            new("Faulty"),
            AssemblyBuilderAccess.Run
        );
        var type = assembly
            .DefineDynamicModule("Faulty")
            .DefineType("Functions", TypeAttributes.Public);
        for (var i = 0; i < functions.Length; i++)
        {
            var method = type.DefineMethod(
                $"Run{i}",
                MethodAttributes.Public,
                typeof(void),
                [.. functions[i].Parameters.Select(p => p.Type)]
            );
            method.GetILGenerator().Emit(OpCodes.Ret);
            method.SetCustomAttribute(
                new(typeof(FunctionAttribute).GetConstructors()[0], [functions[i].Name])
            );
            foreach (var (p, parameter) in functions[i].Parameters.Index())
            {
                var builder = method.DefineParameter(p + 1, ParameterAttributes.None, $"p{p}");
                if (parameter.Trigger is { } trigger)
                {
                    builder.SetCustomAttribute(trigger.ToAttribute());
                }
            }
        }
        type.CreateType();
        return assembly;
    }

    private sealed record Function(string Name, params Parameter[] Parameters);

    private sealed record Parameter(Type Type, Trigger? Trigger = null);

    private sealed record Trigger(Type Type, object? Argument = null, string? Route = null)
    {
        public CustomAttributeBuilder ToAttribute() =>
            new(
                Type.GetConstructor(Argument is null ? [] : [Argument.GetType()])!,
                Argument is null ? [] : [Argument],
                Route is null ? [] : [Type.GetProperty(nameof(Route))!],
                Route is null ? [] : [Route]
            );
    }
}
