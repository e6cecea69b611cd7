using System.Collections;
using System.Diagnostics;

namespace Microsoft.Azure.Functions.Worker.Hosting.Functions;

/// <summary>One run: what triggered it and, afterwards, what the function returned.</summary>
internal sealed class InvocationContext(
    FunctionDescriptor function,
    TriggerInput input,
    IServiceProvider services,
    CancellationToken cancellationToken
) : FunctionContext
{
    public FunctionDescriptor Function => function;

    public object? TriggerValue => input.Value;

    public object? Result { get; set; }

    public override string InvocationId { get; } = Guid.NewGuid().ToString();

    public override string FunctionId => function.Id;

    public override TraceContext TraceContext { get; } = new CurrentTrace(Activity.Current);

    public override BindingContext BindingContext { get; } = new Bindings(input.BindingData);

    public override RetryContext RetryContext { get; } = new NoRetries();

    public override IServiceProvider InstanceServices { get; set; } = services;

    public override FunctionDefinition FunctionDefinition => function;

    public override IDictionary<object, object> Items { get; set; } =
        new Dictionary<object, object>();

    public override IInvocationFeatures Features { get; } = new InvocationFeatures();

    public override CancellationToken CancellationToken => cancellationToken;

    private sealed class CurrentTrace(Activity? activity) : TraceContext
    {
        public override string TraceParent => activity?.Id ?? "";

        public override string TraceState => activity?.TraceStateString ?? "";
    }

    private sealed class Bindings(IReadOnlyDictionary<string, object?> data) : BindingContext
    {
        public override IReadOnlyDictionary<string, object?> BindingData => data;
    }

    /// <summary>There are no retry policies for HTTP, queue and blob triggers.</summary>
    private sealed class NoRetries : RetryContext
    {
        public override int RetryCount => 0;

        public override int MaxRetryCount => 0;
    }

    private sealed class InvocationFeatures : IInvocationFeatures
    {
        private readonly Dictionary<Type, object> _features = [];

        public void Set<T>(T instance) =>
            _features[typeof(T)] = instance ?? throw new ArgumentNullException(nameof(instance));

        public T? Get<T>() => _features.TryGetValue(typeof(T), out var value) ? (T)value : default;

        public IEnumerator<KeyValuePair<Type, object>> GetEnumerator() => _features.GetEnumerator();

        IEnumerator IEnumerable.GetEnumerator() => GetEnumerator();
    }
}

/// <summary>What a trigger hands to the function that it starts. The reason is for the log.</summary>
internal sealed record TriggerInput(
    string Reason,
    object? Value,
    IReadOnlyDictionary<string, object?> BindingData
)
{
    public static IReadOnlyDictionary<string, object?> NoBindingData { get; } =
        new Dictionary<string, object?>(StringComparer.OrdinalIgnoreCase);
}
