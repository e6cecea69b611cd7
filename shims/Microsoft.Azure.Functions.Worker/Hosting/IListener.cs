namespace Microsoft.Azure.Functions.Worker.Hosting;

/// <summary>Waits for what triggers one function, and runs it.</summary>
internal interface IListener
{
    /// <summary>Ends after <paramref name="stopping"/>, when the runs under way have ended.</summary>
    Task RunAsync(CancellationToken stopping);
}
