using System.Reflection;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Bench.Memory;

/// <summary>
/// A port with nothing behind it: every call succeeds at once, and nothing is kept. Public, because the runtime derives
/// from it in an assembly of its own.
/// </summary>
public class StandIn : DispatchProxy
{
    private Posting? _posting;

    public static T For<T>(Posting posting)
        where T : class
    {
        var port = Create<T, StandIn>();
        ((StandIn)(object)port)._posting = posting;
        return port;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var type = targetMethod!.ReturnType;
        if (type == typeof(Task))
        {
            return Task.CompletedTask;
        }

        var result = type.GetGenericArguments() switch
        {
            [var value] when value == typeof(bool) => true,
            [var value] when value == typeof(Posting) => _posting,
            [var value] when value == typeof(FileRecord) => args!.OfType<NewFile>().Single().Record,
            _ => (object?)null,
        };
        return typeof(Task)
            .GetMethod(nameof(Task.FromResult))!
            .MakeGenericMethod(type.GetGenericArguments())
            .Invoke(null, [result]);
    }
}
