using System.Buffers;
using ApplyFunctions.Bench.Applications;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Testing;
using BenchmarkDotNet.Attributes;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Bench.Memory;

/// <summary>
/// What the app allocates to read and judge a multipart application of 2 MB, up to the point at which it would store it:
/// the stores are stand-ins that keep nothing.
/// </summary>
[MemoryDiagnoser]
public class JudgingBenchmark
{
    private const int FileBytes = 2_000_000;
    private ServiceProvider _services = null!;
    private SubmitApplication _submit = null!;
    private byte[] _body = [];
    private string? _contentType;

    /// <summary>Bytes of the request's body.</summary>
    public int BodyBytes => _body.Length;

    [GlobalSetup]
    public void SetUp()
    {
        var form = SampleForm.Read(ApplicationForm.OpenPosting, FileBytes);
        using var content = form.ToContent(SampleForm.NewEmail());
        _contentType = content.Headers.ContentType?.ToString();
        _body = content.ReadAsByteArrayAsync().GetAwaiter().GetResult();
        _services = StandIns.Compose(form.Posting);
        _submit = _services.GetRequiredService<SubmitApplication>();
    }

    [GlobalCleanup]
    public void CleanUp() => _services.Dispose();

    [Benchmark]
    public async Task<SubmitOutcome> ReadAndJudge()
    {
        using var body = new MemoryStream(_body, writable: false);
        var outcome = await _submit.ExecuteAsync(
            new SubmitRequest(
                ApplicationForm.Board,
                ApplicationForm.OpenPosting,
                null,
                new SubmissionBody(body, _contentType, _body.Length)
            ),
            CancellationToken.None
        );
        return outcome is SubmitOutcome.Accepted
            ? outcome
            : throw new InvalidOperationException($"The app refused the sample: {outcome}");
    }
}
