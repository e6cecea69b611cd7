using ApplyFunctions.Bench.Measuring;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Bench.Texts;

/// <summary>One reader on all documents of one format: a row of the table.</summary>
internal sealed record Comparison(
    IReader Reader,
    IReadOnlyList<(CorpusDocument Document, Reading Reading)> Readings,
    double PerSecond
)
{
    public static IReadOnlyList<object> Head { get; } =
    [
        "reader",
        "recall",
        "least",
        "precision",
        "pairs",
        "order",
        "failed",
        "hung",
        "median ms",
        "p99 ms",
        "max ms",
        "files/s",
        "peak MB",
    ];

    private static readonly TimeSpan WarmAfter = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan RateWithin = TimeSpan.FromSeconds(15);

    /// <summary>
    /// Reads everything in sequence, for the times, and then on all cores at once, for the rate of a quarter of a minute
    /// after ten seconds: a process that stays has compiled by then what it uses often.
    /// </summary>
    public static async Task<Comparison> MeasureAsync(
        IReader reader,
        IReadOnlyList<CorpusDocument> documents,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var readings = new List<(CorpusDocument, Reading)>();
        foreach (var document in documents)
        {
            readings.Add((document, await reader.ReadAsync(document, cancellationToken)));
        }

        await RateAsync(reader, documents, WarmAfter, time, cancellationToken);
        var rate = await RateAsync(reader, documents, RateWithin, time, cancellationToken);
        return new(reader, readings, rate);
    }

    private static async Task<double> RateAsync(
        IReader reader,
        IReadOnlyList<CorpusDocument> documents,
        TimeSpan span,
        TimeProvider time,
        CancellationToken cancellationToken
    )
    {
        var started = time.GetTimestamp();
        var files = 0;
        IEnumerable<CorpusDocument> UntilTimeIsUp()
        {
            while (time.GetElapsedTime(started) < span)
            {
                yield return documents[files++ % documents.Count];
            }
        }

        var atOnce = new ParallelOptions
        {
            MaxDegreeOfParallelism = Environment.ProcessorCount,
            CancellationToken = cancellationToken,
        };
        await Parallel.ForEachAsync(
            UntilTimeIsUp(),
            atOnce,
            async (document, stop) => await reader.ReadAsync(document, stop)
        );
        return files / time.GetElapsedTime(started).TotalSeconds;
    }

    /// <param name="reference">What the documents without a true text are compared with.</param>
    public IReadOnlyList<object> Row(Comparison? reference)
    {
        var likenesses = Readings
            .Select(
                (read, index) =>
                    (
                        read.Reading,
                        Truth: read.Document.Truth ?? reference?.Readings[index].Reading.Text
                    )
            )
            .Where(pair => pair.Truth is not null)
            .Select(pair => Likeness.Of(pair.Reading.Text ?? "", pair.Truth!))
            .ToArray();
        var times = Readings.Select(read => read.Reading.Milliseconds).Order().ToArray();
        return
        [
            Reader.Name,
            Mean(likenesses, likeness => likeness.Recall),
            Share(likenesses.Select(likeness => likeness.Recall).DefaultIfEmpty(double.NaN).Min()),
            Mean(likenesses, likeness => likeness.Precision),
            Mean(likenesses, likeness => likeness.PairRecall),
            Mean(likenesses, likeness => likeness.Order),
            Readings.Count(read => read.Reading is { Text: null, Hung: false }),
            Readings.Count(read => read.Reading.Hung),
            Statistics.Median(times),
            times[(int)Math.Ceiling(times.Length * 0.99) - 1],
            times[^1],
            PerSecond,
            (int)Reader.PeakMegabytes,
        ];
    }

    private static string Mean(Likeness[] all, Func<Likeness, double> figure) =>
        Share(all.Length == 0 ? double.NaN : all.Average(figure));

    private static string Share(double share) =>
        double.IsNaN(share) ? "" : FormattableString.Invariant($"{share:0.0000}");
}
