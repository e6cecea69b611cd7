using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Reliability.Tests.Load;

/// <summary>A client that lives in the real world: it repeats, with the same key, until it has an answer.</summary>
internal sealed class Client(Uri address) : IDisposable
{
    private static readonly TimeSpan OneTry = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan Between = TimeSpan.FromMilliseconds(200);

    private readonly HttpClient _http = new(
        new SocketsHttpHandler { PooledConnectionLifetime = TimeSpan.FromSeconds(30) }
    )
    {
        BaseAddress = address,
        Timeout = OneTry,
    };

    public void Dispose() => _http.Dispose();

    /// <summary>Submits until a 200 comes, or an answer that no repeat can mend.</summary>
    /// <param name="isPatient">Whether it repeats at all.</param>
    public async Task SubmitAsync(
        Submission submission,
        CancellationToken cancellationToken,
        bool isPatient = true
    )
    {
        while (
            !await TryAsync(submission, cancellationToken)
            && submission.Refusal is null
            && isPatient
        )
        {
            await Task.Delay(Between, cancellationToken);
        }
    }

    private async Task<bool> TryAsync(Submission submission, CancellationToken cancellationToken)
    {
        try
        {
            using var body = submission.Applicant.Form.ToMultipart();
            using var request = new HttpRequestMessage(
                HttpMethod.Post,
                string.Create(
                    CultureInfo.InvariantCulture,
                    $"/v1/boards/{ApplicationForm.Board}/jobs/{ApplicationForm.OpenPosting}"
                )
            )
            {
                Content = body,
            };
            request.Headers.Add("Idempotency-Key", submission.Applicant.Form.IdempotencyKey);
            using var response = await _http.SendAsync(request, cancellationToken);
            if (response.StatusCode == HttpStatusCode.OK)
            {
                var json = await response.Content.ReadFromJsonAsync<JsonObject>(cancellationToken);
                submission.Ids.Add((string)json!["application_id"]!);
                return true;
            }

            if (
                response.StatusCode
                is >= HttpStatusCode.BadRequest
                    and < HttpStatusCode.InternalServerError
                    and not HttpStatusCode.TooManyRequests
                    and not HttpStatusCode.RequestTimeout
            )
            {
                submission.Refusal =
                    $"{response.StatusCode}: {await response.Content.ReadAsStringAsync(cancellationToken)}";
            }
        }
        catch (Exception e)
            when (e is HttpRequestException or IOException
                || (e is TaskCanceledException && !cancellationToken.IsCancellationRequested)
            )
        {
            // Refused, reset, or too late: the client cannot know what became of it.
        }

        submission.Failures++;
        return false;
    }
}
