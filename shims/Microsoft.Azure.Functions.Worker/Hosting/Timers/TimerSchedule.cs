using System.Globalization;
using NCrontab;

namespace Microsoft.Azure.Functions.Worker.Hosting.Timers;

/// <summary>Six NCrontab fields, in UTC as on Azure, or a constant time span.</summary>
internal sealed class TimerSchedule
{
    private readonly CrontabSchedule? _cron;
    private readonly TimeSpan _interval;

    private TimerSchedule(CrontabSchedule? cron, TimeSpan interval)
    {
        _cron = cron;
        _interval = interval;
    }

    public static TimerSchedule Parse(string text)
    {
        var options = new CrontabSchedule.ParseOptions { IncludingSeconds = true };
        if (CrontabSchedule.TryParse(text, options) is { } cron)
        {
            return new(cron, default);
        }
        return
            TimeSpan.TryParse(text, CultureInfo.InvariantCulture, out var interval)
            && interval > TimeSpan.Zero
            ? new(null, interval)
            : throw new FormatException(
                $"the schedule '{text}' is neither six NCrontab fields nor a time span."
            );
    }

    public DateTime Next(DateTime utc) => _cron?.GetNextOccurrence(utc) ?? utc + _interval;

    /// <summary>Schedules that run more than once a minute are not monitored.</summary>
    public bool IsMonitorable(DateTime utc)
    {
        var next = Next(utc);
        return Next(next) - next >= TimeSpan.FromMinutes(1);
    }
}
