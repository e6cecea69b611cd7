namespace ApplyFunctions.LocalHost.Tests;

/// <summary>A writer that says when a given text was written to it.</summary>
internal sealed class AnnouncedWriter(string awaited) : StringWriter
{
    private readonly TaskCompletionSource _announced = new(
        TaskCreationOptions.RunContinuationsAsynchronously
    );

    public Task Announced => _announced.Task;

    public override Task WriteLineAsync(string? value)
    {
        WriteLine(value);
        if (value?.Contains(awaited, StringComparison.Ordinal) == true)
        {
            _announced.TrySetResult();
        }

        return Task.CompletedTask;
    }
}
