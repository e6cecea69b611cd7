using Microsoft.Azure.Functions.Worker.Hosting.Functions;

namespace Microsoft.Azure.Functions.Worker.Hosting.Timers;

/// <summary>
/// Runs a function on its schedule, one run at a time. There is one host on a machine, so neither
/// the real trigger's lock nor its stored schedule status is needed: a run missed while the host
/// was down is not made up for, and IsPastDue is false.
/// </summary>
internal sealed class TimerListener(
    FunctionDescriptor function,
    TimerTriggerAttribute trigger,
    TimerSchedule schedule,
    FunctionInvoker invoker,
    TimeProvider time
) : IListener
{
    private DateTime _last;

    private DateTime Now => time.GetUtcNow().UtcDateTime;

    public async Task RunAsync(CancellationToken stopping)
    {
        var isMonitored = trigger.UseMonitor && schedule.IsMonitorable(Now);
        if (trigger.RunOnStartup)
        {
            await InvokeAsync("The host started.", isMonitored);
        }
        try
        {
            while (true)
            {
                var next = schedule.Next(Now);
                // Timers may fire a little early; another wait then brings the run to its time.
                while (next - Now is { Ticks: > 0 } wait)
                {
                    await Task.Delay(wait < LongestWait ? wait : LongestWait, time, stopping);
                }
                await InvokeAsync("Timer fired.", isMonitored);
            }
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested) { }
    }

    private static readonly TimeSpan LongestWait = TimeSpan.FromHours(1);

    private async Task InvokeAsync(string reason, bool isMonitored)
    {
        var now = Now;
        var info = new TimerInfo
        {
            ScheduleStatus = isMonitored
                ? new()
                {
                    Last = _last,
                    Next = schedule.Next(now),
                    LastUpdated = _last,
                }
                : null,
        };
        _last = now;
        await invoker.InvokeAsync(function, new(reason, info, TriggerInput.NoBindingData));
    }
}
