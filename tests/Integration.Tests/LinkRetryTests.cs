using System.Security.Cryptography;
using System.Text;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests;

/// <summary>What is behind a link may be something else the next time; an application's files are not.</summary>
public sealed class LinkRetryTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_retry_after_a_crash_takes_the_file_that_was_stored_before_it()
    {
        var path = $"/{Guid.NewGuid():N}/cv";
        var first = ApplicationForm.Fixture("cv.pdf");
        var second = ApplicationForm.UniqueCv();
        var form = ByLink(system.Files.Keep(path, first));
        await using var crashing = AppComposition.Build(
            new Dictionary<string, string>(
                system.Host.Settings.Concat(system.Files.Settings),
                StringComparer.Ordinal
            ),
            s => s.AddSingleton<IApplicationStore, CrashingStore>()
        );
        using var body = form.ToMultipart();
        await using var content = await body.ReadAsStreamAsync(Stop);
        var request = new SubmitRequest(
            ApplicationForm.Board,
            form.Posting,
            null,
            new SubmissionBody(content, body.Headers.ContentType!.ToString(), null)
        );
        var crash = () =>
            crashing.GetRequiredService<SubmitApplication>().ExecuteAsync(request, Stop);
        await crash.Should().ThrowAsync<TimeoutException>();
        system.Files.Keep(path, second);

        var answer = await system.ApplyAsync(form, Stop);

        answer.Status.Should().Be(200, answer.Body.ToJsonString());
        system.Files.Visits(path).Should().Be(2);
        await ShouldHoldAsync(answer.Id, first, "Pdf");
        (await system.Storage.FilesWithAsync(second, Stop)).Should().BeEmpty();
        await system.RowAsync(
            answer.Id,
            "text.resume",
            row => row.GetString("Outcome") == "Extracted",
            Stop
        );
    }

    [Fact]
    public async Task Of_equal_submissions_at_once_one_file_holds_whatever_each_was_given()
    {
        var path = $"/{Guid.NewGuid():N}/cv";
        var form = ByLink(system.Files.Keep(path, ApplicationForm.UniqueCv));

        var answers = await Task.WhenAll(
            Enumerable.Range(0, 10).Select(_ => system.ApplyAsync(form, Stop))
        );

        answers.Should().OnlyContain(a => a.Status == 200 && a.Id == answers[0].Id);
        system.Files.Visits(path).Should().Be(10);
        var stored = await system.Storage.BlobAsync(
            "applications",
            $"{answers[0].Id}/resume",
            Stop
        );
        await ShouldHoldAsync(answers[0].Id, stored!, "Text");
    }

    private async Task ShouldHoldAsync(string id, byte[] content, string format)
    {
        var stored = await system.Storage.BlobAsync("applications", $"{id}/resume", Stop);
        stored.Should().Equal(content);
        var row = (await system.Storage.RowsAsync(id, Stop))["file.resume"];
        row.GetString("Format").Should().Be(format);
        row.GetInt64("Bytes").Should().Be(content.Length);
        row.GetString("Sha256").Should().Be(Convert.ToHexStringLower(SHA256.HashData(content)));
    }

    private static ApplicationForm ByLink(string link) =>
        new ApplicationForm().Without("resume").Set("resume_url", link);

    /// <summary>Dies at the moment of the commit: the files are stored, and nothing else is.</summary>
    private sealed class CrashingStore : IApplicationStore
    {
        public Task<AddOutcome> TryAddAsync(
            NewApplication application,
            CancellationToken cancellationToken
        ) => throw new TimeoutException("The process is gone.");

        public Task<ApplicationRecord?> FindAsync(
            ApplicationId id,
            CancellationToken cancellationToken
        ) => Task.FromResult<ApplicationRecord?>(null);

        public Task<StoredApplication?> FindWholeAsync(
            ApplicationId id,
            CancellationToken cancellationToken
        ) => Task.FromResult<StoredApplication?>(null);

        public Task<bool> TryChangeAsync(
            StoredApplication before,
            ApplicationChange change,
            CancellationToken cancellationToken
        ) => throw new TimeoutException("The process is gone.");
    }
}
