using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Testing;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests;

/// <summary>The moment of the deadline is the same for everybody who tells of it, and what began before it counts.</summary>
public sealed class DeadlineTests(RunningSystem system)
{
    private const string Zone = "America/St_Johns";

    private static readonly DateTimeOffset Deadline = new(2030, 3, 10, 1, 59, 59, new(-3, -30, 0));

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData(-1, 0, true)]
    [InlineData(-1, 3_600_000, true)]
    [InlineData(0, 0, false)]
    [InlineData(1, 0, false)]
    public async Task Only_the_beginning_of_a_request_counts(
        int beganMilliseconds,
        int uploadMilliseconds,
        bool isAccepted
    )
    {
        var author = await Author.WithBoardAsync(system);
        var id = await SaveAsync(author, "2030-03-10T01:59:59", Zone);
        var time = new SettableTime(Deadline.AddMilliseconds(beganMilliseconds));
        await using var services = system.Compose(change: s => s.AddSingleton<TimeProvider>(time));
        using var form = new ApplicationForm().ToMultipart();
        await using var content = new DelayedStream(
            await form.ReadAsByteArrayAsync(Stop),
            () => time.Now = time.Now.AddMilliseconds(uploadMilliseconds)
        );

        var outcome = await services
            .GetRequiredService<SubmitApplication>()
            .ExecuteAsync(
                new SubmitRequest(
                    author.Board,
                    id,
                    null,
                    new SubmissionBody(content, form.Headers.ContentType!.ToString(), null)
                ),
                Stop
            );

        if (isAccepted)
        {
            outcome.Should().BeOfType<SubmitOutcome.Accepted>();
            time.Now.Should().Be(Deadline.AddMilliseconds(beganMilliseconds + uploadMilliseconds));
        }
        else
        {
            var problem = outcome.Should().BeOfType<SubmitOutcome.Refused>().Which.Problem;
            problem
                .Title.Should()
                .Contain("Applications closed on 10 March 2030 at 01:59:59 (America/St_Johns).");
        }
    }

    [Fact]
    public async Task An_upload_may_outlast_the_deadline()
    {
        var author = await Author.WithBoardAsync(system);
        var moment = TimeProvider.System.GetUtcNow().AddSeconds(8);
        var id = await SaveAsync(author, Local(moment, Zone), Zone);
        var job = author.JobPath(id);
        // Long enough for the web server not to take the pause for an attack.
        var letter = Encoding.UTF8.GetBytes(new string('x', 1_000_000));
        using var slow = new SlowContent(
            new ApplicationForm().AddFile("cover_letter", "letter.txt", letter).ToMultipart(),
            until: () => UntilClosedAsync(author, job)
        );

        var accepted = await Reply.OfAsync(await system.Http.PostAsync(job, slow, Stop), Stop);
        using var late = new ApplicationForm().ToMultipart();
        var refused = await Reply.OfAsync(await system.Http.PostAsync(job, late, Stop), Stop);

        slow.WaitedUntilClosed.Should().BeTrue();
        accepted.Status.Should().Be(HttpStatusCode.OK, accepted.Text);
        refused.Status.Should().Be(HttpStatusCode.UnprocessableEntity);
    }

    [Theory]
    [InlineData(
        "Europe/London",
        "2024-06-07T17:00:00",
        "2024-06-07T17:00:00+01:00",
        "7 June 2024 at 17:00:00 (Europe/London)"
    )]
    [InlineData(
        "America/New_York",
        "2024-06-07T17:00:00+01:00",
        "2024-06-07T12:00:00-04:00",
        "7 June 2024 at 12:00:00 (America/New_York)"
    )]
    [InlineData(
        null,
        "2024-06-07T17:00:00-04:00",
        "2024-06-07T21:00:00+00:00",
        "7 June 2024 at 21:00:00 (UTC)"
    )]
    [InlineData(
        "Europe/London",
        "2024-10-27T01:30:00",
        "2024-10-27T01:30:00+00:00",
        "27 October 2024 at 01:30:00 (Europe/London)"
    )]
    [InlineData(
        "Europe/London",
        "2024-10-27T01:30:00+01:00",
        "2024-10-27T01:30:00+01:00",
        "27 October 2024 at 01:30:00 (Europe/London)"
    )]
    [InlineData(
        "Europe/London",
        "2024-03-31T01:30:00",
        "2024-03-31T02:30:00+01:00",
        "31 March 2024 at 02:30:00 (Europe/London)"
    )]
    [InlineData(
        "Asia/Calcutta",
        "2024-02-29T23:59:59",
        "2024-02-29T23:59:59+05:30",
        "29 February 2024 at 23:59:59 (Asia/Calcutta)"
    )]
    public async Task All_who_tell_of_a_deadline_tell_the_same_moment(
        string? zone,
        string written,
        string read,
        string inWords
    )
    {
        var author = await Author.WithBoardAsync(system);
        var id = await SaveAsync(author, written, zone);

        var job = await author.GetAsync(author.JobPath(id));
        using var form = new ApplicationForm().ToMultipart();
        var refused = await Reply.OfAsync(
            await system.Http.PostAsync(author.JobPath(id), form, Stop),
            Stop
        );

        ((string)job.Body["application_deadline"]!).Should().Be(read);
        ((string)job.Body["application_deadline_time_zone"]!).Should().Be(zone ?? "UTC");
        ((bool)job.Body["accepting_applications"]!).Should().BeFalse();
        refused.Code.Should().Be("posting-closed");
        ((string)refused.Body["reason"]!).Should().Be("Job application not live");
        refused.Title.Should().Contain($"Applications closed on {inWords}.");
    }

    [Theory]
    [InlineData("closed", "This posting no longer takes applications. Look")]
    [InlineData("offline", "This posting takes no applications. Look")]
    public async Task A_deadline_that_has_not_passed_is_not_named_as_the_reason(
        string status,
        string words
    )
    {
        var author = await Author.WithBoardAsync(system);
        var id = Author.NewId();
        await author.PutAsync(
            author.JobPath(id),
            $$"""{"title":"t","status":"{{status}}","application_deadline":"2999-01-01T00:00:00"}"""
        );

        using var form = new ApplicationForm().ToMultipart();
        var refused = await Reply.OfAsync(
            await system.Http.PostAsync(author.JobPath(id), form, Stop),
            Stop
        );

        refused.Title.Should().StartWith(words).And.NotContain("2999");
    }

    private static async Task<long> SaveAsync(Author author, string deadline, string? zone)
    {
        var id = Author.NewId();
        var posting = new JsonObject
        {
            ["title"] = "Baker",
            ["application_deadline"] = deadline,
            ["application_deadline_time_zone"] = zone,
        };
        var reply = await author.PutAsync(author.JobPath(id), posting.ToJsonString());
        reply.Status.Should().Be(HttpStatusCode.Created, reply.Text);
        return id;
    }

    private static string Local(DateTimeOffset moment, string zone) =>
        TimeZoneInfo
            .ConvertTimeBySystemTimeZoneId(moment, zone)
            .ToString("yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);

    private static Task UntilClosedAsync(Author author, string job) =>
        Patience.UntilAsync(
            async () => (bool)(await author.GetAsync(job)).Body["accepting_applications"]!,
            isOpen => !isOpen,
            Stop
        );

    private sealed class SettableTime(DateTimeOffset now) : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = now;

        public override DateTimeOffset GetUtcNow() => Now;
    }

    /// <summary>A body that comes later than it began.</summary>
    private sealed class DelayedStream(byte[] bytes, Action onFirstByte) : MemoryStream(bytes)
    {
        private bool _began;

        public override ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        )
        {
            if (!_began)
            {
                _began = true;
                onFirstByte();
            }

            return base.ReadAsync(buffer, cancellationToken);
        }
    }

    /// <summary>A form of which half is sent, and the rest when something has happened.</summary>
    private sealed class SlowContent : HttpContent
    {
        private readonly HttpContent _form;
        private readonly Func<Task> _until;

        public SlowContent(HttpContent form, Func<Task> until)
        {
            (_form, _until) = (form, until);
            Headers.ContentType = form.Headers.ContentType;
        }

        public bool WaitedUntilClosed { get; private set; }

        protected override async Task SerializeToStreamAsync(
            Stream stream,
            TransportContext? context
        )
        {
            var bytes = await _form.ReadAsByteArrayAsync(Stop);
            await stream.WriteAsync(bytes.AsMemory(0, bytes.Length / 2), Stop);
            await stream.FlushAsync(Stop);
            await _until();
            WaitedUntilClosed = true;
            await stream.WriteAsync(bytes.AsMemory(bytes.Length / 2), Stop);
        }

        protected override bool TryComputeLength(out long length)
        {
            length = 0;
            return false;
        }

        protected override void Dispose(bool disposing)
        {
            _form.Dispose();
            base.Dispose(disposing);
        }
    }
}
