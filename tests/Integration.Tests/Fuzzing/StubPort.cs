using System.Reflection;

namespace ApplyFunctions.Integration.Tests.Fuzzing;

/// <summary>
/// A port behind which nothing is: every call is done at once. What a call answers is given by the name of the method; all
/// others answer nothing, and <c>true</c>.
/// </summary>
public class StubPort : DispatchProxy
{
    private static readonly MethodInfo FromResult = typeof(Task).GetMethod(
        nameof(Task.FromResult)
    )!;
    private IReadOnlyDictionary<string, Func<object?[], object?>> _answers = new Dictionary<
        string,
        Func<object?[], object?>
    >(StringComparer.Ordinal);

    public static T Of<T>(params (string Method, Func<object?[], object?> Answer)[] answers)
        where T : class
    {
        var port = Create<T, StubPort>();
        ((StubPort)(object)port)._answers = answers.ToDictionary(
            a => a.Method,
            a => a.Answer,
            StringComparer.Ordinal
        );
        return port;
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args)
    {
        var type = targetMethod!.ReturnType;
        if (type == typeof(Task))
        {
            return Task.CompletedTask;
        }

        var result = type.GetGenericArguments()[0];
        var answer =
            _answers.TryGetValue(targetMethod.Name, out var given) ? given(args!)
            : result == typeof(bool) ? true
            : null;
        return FromResult.MakeGenericMethod(result).Invoke(null, [answer]);
    }
}
