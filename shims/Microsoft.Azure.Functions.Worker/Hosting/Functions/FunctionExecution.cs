using System.Reflection;
using Microsoft.Extensions.DependencyInjection;

namespace Microsoft.Azure.Functions.Worker.Hosting.Functions;

/// <summary>The end of the pipeline: binds the parameters, creates the class, calls the method.</summary>
internal static class FunctionExecution
{
    public static async Task RunAsync(FunctionContext functionContext)
    {
        var context = (InvocationContext)functionContext;
        var method = context.Function.Method;
        var arguments = new object?[context.Function.Parameters.Count];
        for (var i = 0; i < arguments.Length; i++)
        {
            arguments[i] = await context.Function.Parameters[i](context);
        }
        var instance = method.IsStatic
            ? null
            : ActivatorUtilities.CreateInstance(context.InstanceServices, method.DeclaringType!);
        var returned = method.Invoke(
            instance,
            BindingFlags.DoNotWrapExceptions,
            binder: null,
            arguments,
            culture: null
        );
        context.Result = await CompleteAsync(returned, method.ReturnType);
    }

    private static async Task<object?> CompleteAsync(object? returned, Type declared)
    {
        if (returned is ValueTask valueTask)
        {
            await valueTask;
            return null;
        }
        if (IsGeneric(declared, typeof(ValueTask<>)))
        {
            returned = declared.GetMethod(nameof(ValueTask<>.AsTask))!.Invoke(returned, null);
        }
        if (returned is not Task task)
        {
            return returned;
        }
        await task;
        return IsGeneric(declared, typeof(Task<>)) || IsGeneric(declared, typeof(ValueTask<>))
            ? task.GetType().GetProperty(nameof(Task<>.Result))!.GetValue(task)
            : null;
    }

    private static bool IsGeneric(Type type, Type definition) =>
        type.IsGenericType && type.GetGenericTypeDefinition() == definition;
}
