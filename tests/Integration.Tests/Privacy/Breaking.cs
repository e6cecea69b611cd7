using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests.Privacy;

/// <summary>A port whose one method fails the first time, before it does anything, and is itself from then on.</summary>
public class Breaking : DispatchProxy
{
    private object? _port;
    private string? _method;
    private int _calls;

    /// <summary>Puts it in the place of a registered port.</summary>
    public static void Decorate(IServiceCollection services, Type port, string method)
    {
        var real = services.Last(s => s.ServiceType == port).ImplementationType!;
        services.AddSingleton(
            port,
            provider =>
            {
                var proxy = (Breaking)Create(port, typeof(Breaking));
                proxy._port = ActivatorUtilities.CreateInstance(provider, real);
                proxy._method = method;
                return proxy;
            }
        );
    }

    protected override object? Invoke(MethodInfo? targetMethod, object?[]? args) =>
        targetMethod!.Name == _method && Interlocked.Increment(ref _calls) == 1
            ? throw new TimeoutException("The process is gone.")
            : targetMethod.Invoke(_port, args);
}
