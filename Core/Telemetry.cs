namespace ApplyFunctions.Core;

/// <summary>Under which name the app publishes its figures.</summary>
public static class Telemetry
{
    /// <summary>The meter of all metrics. Nothing in them is about a person.</summary>
    public const string MeterName = "ApplyFunctions";
}
