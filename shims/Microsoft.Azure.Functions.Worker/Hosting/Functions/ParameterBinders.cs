using System.Reflection;
using System.Text.Json;
using Azure.Storage.Blobs;
using Azure.Storage.Queues.Models;
using Microsoft.AspNetCore.Http;
using Microsoft.Azure.Functions.Worker.Extensions.Abstractions;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Microsoft.Azure.Functions.Worker.Hosting.Functions;

/// <summary>Gives one parameter its value.</summary>
internal delegate ValueTask<object?> ParameterBinder(InvocationContext context);

/// <summary>Chooses at start how each parameter is bound, and refuses what cannot be.</summary>
internal static class ParameterBinders
{
    public static ParameterBinder For(
        string function,
        ParameterInfo parameter,
        TriggerBindingAttribute trigger,
        IReadOnlyCollection<string> bindable
    )
    {
        var type = parameter.ParameterType;
        var name = parameter.Name!;
        var binder =
            parameter.IsDefined(typeof(TriggerBindingAttribute)) ? ForTrigger(trigger, type)
            : type == typeof(FunctionContext) ? Value(context => context)
            : type == typeof(CancellationToken) ? Value(context => context.CancellationToken)
            : bindable.Contains(name, StringComparer.OrdinalIgnoreCase) ? ForName(name, type)
            : null;
        return binder
            ?? throw new InvalidOperationException(
                $"Function '{function}': cannot bind parameter '{name}' of type '{type}'."
            );
    }

    private static ParameterBinder? ForTrigger(TriggerBindingAttribute trigger, Type type) =>
        trigger switch
        {
            HttpTriggerAttribute when type == typeof(HttpRequest) => Value(c =>
                c.GetHttpContext()?.Request
            ),
            TimerTriggerAttribute when type == typeof(TimerInfo) => Value(c => c.TriggerValue),
            QueueTriggerAttribute => ForQueue(type),
            BlobTriggerAttribute => ForBlob(type),
            _ => null,
        };

    private static ParameterBinder? ForQueue(Type type) =>
        type == typeof(QueueMessage) ? Value(c => c.TriggerValue)
        : type == typeof(BinaryData) ? Value(c => Message(c).Body)
        : type == typeof(string) ? Value(c => Message(c).Body.ToString())
        : type == typeof(byte[]) ? Value(c => Message(c).Body.ToArray())
        : type.Assembly == typeof(object).Assembly || type.IsAbstract ? null
        : Value(c =>
        {
            var options = c.InstanceServices.GetRequiredService<IOptions<JsonSerializerOptions>>();
            return JsonSerializer.Deserialize(Message(c).Body, type, options.Value);
        });

    private static ParameterBinder? ForBlob(Type type) =>
        type == typeof(BlobClient) ? Value(c => c.TriggerValue)
        : type == typeof(Stream)
            ? async c => await Blob(c).OpenReadAsync(cancellationToken: c.CancellationToken)
        : type == typeof(string)
            ? async c =>
                (await Blob(c).DownloadContentAsync(c.CancellationToken)).Value.Content.ToString()
        : type == typeof(byte[])
            ? async c =>
                (await Blob(c).DownloadContentAsync(c.CancellationToken)).Value.Content.ToArray()
        : null;

    /// <summary>A name without a value binds to the type's default, as in the real worker.</summary>
    private static ParameterBinder? ForName(string name, Type type)
    {
        var isMetadata = type == typeof(IDictionary<string, string>);
        if (!isMetadata && type != typeof(Uri) && !RouteValues.IsSupported(type))
        {
            return null;
        }
        var missing = type.IsValueType ? Activator.CreateInstance(type) : null;
        return Value(c =>
            c.BindingContext.BindingData.GetValueOrDefault(name) switch
            {
                null => missing,
                string text => RouteValues.Convert(text, type),
                Uri uri when type == typeof(string) => uri.ToString(),
                var value => value,
            }
        );
    }

    private static ParameterBinder Value(Func<InvocationContext, object?> get) =>
        context => ValueTask.FromResult(get(context));

    private static QueueMessage Message(InvocationContext context) =>
        (QueueMessage)context.TriggerValue!;

    private static BlobClient Blob(InvocationContext context) => (BlobClient)context.TriggerValue!;
}
