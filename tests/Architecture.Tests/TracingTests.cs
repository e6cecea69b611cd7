using System.Reflection;
using ApplyFunctions.Functions.Blobs;
using ApplyFunctions.Functions.Queues;
using Microsoft.Azure.Functions.Worker;

namespace ApplyFunctions.Architecture.Tests;

/// <summary>
/// What messages and files start goes on with their traces, so those functions ask for the context of their run; but for equality
/// answers, whose storing belongs to no trace.
/// </summary>
public sealed class TracingTests
{
    [Fact]
    public void Functions_of_messages_and_files_go_on_with_a_trace_unless_they_move_equality_answers()
    {
        string[] places =
        [
            typeof(SendMailFunction).Namespace!,
            typeof(ExtractTextFunction).Namespace!,
        ];
        var functions = typeof(SendMailFunction)
            .Assembly.GetTypes()
            .Where(t => places.Contains(t.Namespace, StringComparer.Ordinal))
            .SelectMany(t => t.GetMethods())
            .Where(m => m.IsDefined(typeof(FunctionAttribute)))
            .ToList();

        var untraced = functions
            .Where(m => !m.GetParameters().Any(p => p.ParameterType == typeof(FunctionContext)))
            .Select(m => m.GetCustomAttribute<FunctionAttribute>()!.Name);

        functions.Should().HaveCountGreaterThan(10);
        untraced.Should().BeEquivalentTo("MoveEqualityAnswer", "MoveEqualityAnswerPoison");
    }
}
