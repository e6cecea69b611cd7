using System.Collections.Concurrent;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests.Fuzzing;

/// <summary>Whatever comes in through the door, what goes out is an answer.</summary>
public sealed class FuzzTests(RunningSystem system)
{
    private const int Cases = 1_200;
    private const int AtOnce = 4;
    private static readonly int[] Answers = [200, 400, 413, 415, 422];
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task Any_body_is_taken_or_refused_in_words()
    {
        await FuzzTarget.PutAsync(system.Storage, Stop);
        var failures = new ConcurrentQueue<string>();
        var statuses = new ConcurrentDictionary<int, int>();
        await Parallel.ForEachAsync(
            FuzzRun.Cases(Cases),
            new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = Stop },
            async (fuzz, stop) =>
            {
                var (status, fault) = await PostAsync(fuzz.Body, stop);
                statuses.AddOrUpdate(status, 1, (_, count) => count + 1);
                if (fault is not null)
                {
                    failures.Enqueue($"{status}, {fault}: {fuzz.Describe()}");
                }
            }
        );

        TestContext.Current.TestOutputHelper?.WriteLine(
            string.Join(", ", statuses.OrderBy(s => s.Key).Select(s => $"{s.Key}: {s.Value}"))
        );
        failures.Should().BeEmpty();
        statuses.Keys.Should().Contain([200, 400, 413, 415, 422], "all doors were tried");
        (await system.ApplyAsync(new ApplicationForm(), Stop)).Status.Should().Be(200);
    }

    private async Task<(int Status, string? Fault)> PostAsync(
        FuzzBody fuzz,
        CancellationToken cancellationToken
    )
    {
        using var request = new HttpRequestMessage(
            HttpMethod.Post,
            // One in four by the older address, where the body names the posting.
            fuzz.Bytes.Length % 4
            == 0
                ? "/v1/applications"
                : $"/v1/boards/{FuzzTarget.Board}/jobs/{FuzzTarget.Posting}"
        );
        request.Content = new ByteArrayContent(fuzz.Bytes);
        request.Content.Headers.TryAddWithoutValidation("Content-Type", fuzz.ContentType);
        using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        limit.CancelAfter(Patience);
        try
        {
            using var response = await system.Http.SendAsync(request, limit.Token);
            var status = (int)response.StatusCode;
            var body = await response.Content.ReadAsStringAsync(limit.Token);
            return (status, Fault(status, response.Content.Headers.ContentType, body));
        }
        catch (Exception e) when (e is HttpRequestException or OperationCanceledException)
        {
            cancellationToken.ThrowIfCancellationRequested();
            return (0, e.Message);
        }
    }

    private static string? Fault(int status, MediaTypeHeaderValue? mediaType, string body)
    {
        var json = JsonNode.Parse(body);
        return !Answers.Contains(status) ? "no such answer"
            : status == 200 ? (json!["application_id"] is null ? "no id" : null)
            : mediaType?.MediaType != "application/problem+json" ? $"media type {mediaType}"
            : (int?)json!["status"] != status ? "another status in the body"
            : string.IsNullOrEmpty((string?)json["title"]) ? "no title"
            : null;
    }
}
