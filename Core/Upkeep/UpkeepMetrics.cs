using System.Diagnostics.Metrics;

namespace ApplyFunctions.Core.Upkeep;

/// <summary>The figures of the last reconciliation as metrics of the meter <see cref="Telemetry.MeterName"/>.</summary>
public sealed class UpkeepMetrics : IDisposable
{
    private readonly Meter _meter = new(Telemetry.MeterName);
    private readonly Gauge<int> _applications;
    private readonly Gauge<int> _mails;
    private readonly Gauge<int> _texts;
    private readonly Gauge<int> _figures;
    private readonly Counter<int> _deleted;

    public UpkeepMetrics()
    {
        _applications = _meter.CreateGauge<int>(
            "applyfunctions.applications",
            "{application}",
            "Applications by board, at the last reconciliation."
        );
        _mails = _meter.CreateGauge<int>(
            "applyfunctions.mails",
            "{mail}",
            "Mails by state, at the last reconciliation."
        );
        _texts = _meter.CreateGauge<int>(
            "applyfunctions.texts",
            "{text}",
            "Texts by outcome, at the last reconciliation."
        );
        _figures = _meter.CreateGauge<int>(
            "applyfunctions.reconciliation",
            "{item}",
            "Differences and other figures of the last reconciliation."
        );
        _deleted = _meter.CreateCounter<int>(
            "applyfunctions.unreferenced.deleted",
            "{item}",
            "What belonged to no application and was deleted."
        );
    }

    public void Publish(Reconciliation found)
    {
        foreach (var (board, count) in found.Boards)
        {
            _applications.Record(count, KeyValuePair.Create("board", (object?)board));
        }

        foreach (var (state, count) in found.Mails)
        {
            _mails.Record(count, KeyValuePair.Create("state", (object?)state.ToString()));
        }

        foreach (var (outcome, count) in found.Texts)
        {
            _texts.Record(count, KeyValuePair.Create("outcome", (object?)outcome.ToString()));
        }

        foreach (var (name, count) in found.Figures)
        {
            _figures.Record(count, KeyValuePair.Create("figure", (object?)name));
        }

        _deleted.Add(found.Deleted);
    }

    public void Dispose() => _meter.Dispose();
}
