using System.Globalization;
using Microsoft.Azure.Functions.Worker;

namespace WorkerShim.SampleApp;

public sealed class TimerFunctions(Recorder recorder)
{
    private static int _running;

    [Function("TimerEverySecond")]
    public async Task EverySecond([TimerTrigger("*/1 * * * * *")] TimerInfo timer)
    {
        var running = Interlocked.Increment(ref _running);
        recorder.Add(
            "every-second",
            string.Create(
                CultureInfo.InvariantCulture,
                $"{running} {timer.IsPastDue} {timer.ScheduleStatus is null}"
            )
        );
        await Task.Delay(TimeSpan.FromSeconds(1.2));
        Interlocked.Decrement(ref _running);
    }

    [Function("TimerBySetting")]
    public void BySetting([TimerTrigger("%TimerSchedule%")] TimerInfo timer) =>
        recorder.Add("by-setting", "ran");

    [Function("TimerAtStart")]
    public void AtStart([TimerTrigger("0 0 0 1 1 *", RunOnStartup = true)] TimerInfo timer) =>
        recorder.Add(
            "at-start",
            timer.ScheduleStatus!.Next.ToString("MM-dd HH:mm:ss", CultureInfo.InvariantCulture)
        );

    [Function("TimerNever")]
    public void Never([TimerTrigger("0 0 0 1 1 *")] TimerInfo timer) =>
        recorder.Add("never", "ran");
}
