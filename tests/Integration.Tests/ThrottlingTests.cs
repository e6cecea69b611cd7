using System.Net;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Throttling;
using ApplyFunctions.Testing;
using Azure.Core.Pipeline;
using Microsoft.Extensions.DependencyInjection;

namespace ApplyFunctions.Integration.Tests;

/// <summary>The limits, in instances of their own beside the running app, which has none.</summary>
public sealed class ThrottlingTests(RunningSystem system)
{
    private const string Limit = "3";
    private static readonly SubmissionBody Unread = new(new Unreadable(), "application/json", 2);

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_client_that_sends_too_much_is_refused_and_others_are_not()
    {
        await using var services = Instance();
        var address = Address();
        var last = new ApplicationForm();

        for (var i = 0; i < 3; i++)
        {
            (await SubmitAsync(services, address)).Should().BeOfType<SubmitOutcome.Accepted>();
        }

        ShouldBeRefused(await SubmitAsync(services, address, last));
        (await system.Storage.FilesWithAsync(last.Content("resume"), Stop)).Should().BeEmpty();
        (await system.Storage.ApplicationsOfAsync(last.Email, Stop)).Should().BeEmpty();
        ShouldBeRefused(
            await services
                .GetRequiredService<SubmitApplication>()
                .ExecuteAsync(Request(Unread, address, null), Stop)
        );
        (await SubmitAsync(services, Address())).Should().BeOfType<SubmitOutcome.Accepted>();
    }

    [Fact]
    public async Task Instances_of_the_app_share_what_they_count()
    {
        await using var one = Instance();
        await using var two = Instance();
        var address = Address();

        for (var i = 0; i < 3; i++)
        {
            (await SubmitAsync(i == 1 ? two : one, address))
                .Should()
                .BeOfType<SubmitOutcome.Accepted>();
        }

        var last = new ApplicationForm();
        ShouldBeRefused(await SubmitAsync(two, address, last));
        (await system.Storage.ApplicationsOfAsync(last.Email, Stop)).Should().BeEmpty();
    }

    [Fact]
    public async Task A_repeat_of_what_was_accepted_is_answered_as_the_first_time()
    {
        await using var services = Instance();
        var address = Address();
        var form = new ApplicationForm { IdempotencyKey = Guid.NewGuid().ToString() };
        var first = (SubmitOutcome.Accepted)await SubmitAsync(services, address, form);

        for (var i = 0; i < 10; i++)
        {
            (await SubmitAsync(services, address, form))
                .Should()
                .Be(first with { IsRepeat = true });
        }

        var other = new ApplicationForm { IdempotencyKey = Guid.NewGuid().ToString() };
        ShouldBeRefused(await SubmitAsync(services, address, other));
        var changed = new ApplicationForm { IdempotencyKey = form.IdempotencyKey };
        ShouldBeRefused(await SubmitAsync(services, address, changed));
    }

    [Fact]
    public async Task A_server_with_the_boards_key_is_not_limited()
    {
        await using var services = Instance();
        var key = await system.Storage.AddApiKeyAsync(ApplicationForm.Board, Stop);
        var basic =
            $"Basic {Convert.ToBase64String(System.Text.Encoding.ASCII.GetBytes(key + ":"))}";
        var address = Address();

        for (var i = 0; i < 6; i++)
        {
            (await SubmitAsync(services, address, authorization: basic))
                .Should()
                .BeOfType<SubmitOutcome.Accepted>();
        }
    }

    [Fact]
    public async Task Storage_that_does_not_count_in_time_is_not_waited_for()
    {
        await using var services = Instance(
            new TripCounter(TimeSpan.FromSeconds(20)),
            isPatient: false
        );
        var counters = services.GetRequiredService<ISubmissionCounters>();

        var others = await counters
            .ExchangeAsync(Counter(), 1, Stop)
            .WaitAsync(TimeSpan.FromSeconds(10), Stop);

        others.Should().BeNull();
    }

    [Fact]
    public async Task Fifty_at_once_in_each_of_four_instances_are_all_counted()
    {
        var instances = Enumerable.Range(0, 4).Select(_ => Instance()).ToList();
        var counters = instances.ConvertAll(s => s.GetRequiredService<ISubmissionCounters>());
        var counter = Counter();

        await Parallel.ForEachAsync(
            counters.SelectMany(c => Enumerable.Range(1, 50).Select(mine => (c, mine))),
            new ParallelOptions { MaxDegreeOfParallelism = 50, CancellationToken = Stop },
            async (one, token) => await one.c.ExchangeAsync(counter, one.mine, token)
        );

        // What overtook each other is mended by whoever counts next.
        var sums = new List<int?>();
        foreach (var one in counters.Append(counters[0]))
        {
            sums.Add(await one.ExchangeAsync(counter, 50, Stop));
        }

        sums[^1].Should().Be(150);
        foreach (var instance in instances)
        {
            await instance.DisposeAsync();
        }
    }

    [Fact]
    public async Task Counts_are_forgotten_and_never_held_an_address()
    {
        await using var services = Instance();
        var counters = services.GetRequiredService<ISubmissionCounters>();
        var old = Counter() with { Day = new DateOnly(2020, 2, 2) };
        await counters.ExchangeAsync(old, 1, Stop);
        await SubmitAsync(services, IPAddress.Parse("203.0.113.77"));

        await services.GetRequiredService<ForgetSubmissionCounts>().ExecuteAsync(Stop);

        var rows = await system.Storage.QueryAsync("SubmissionCounts", "PartitionKey ge ''", Stop);
        rows.Should().NotBeEmpty();
        rows.Should().NotContain(r => r.PartitionKey == "20200202");
        rows.Should().NotContain(r => $"{r.RowKey}".Contains("203.0.113.77"));
        rows.Should()
            .OnlyContain(r =>
                r.Keys.All(k =>
                    k == "Count"
                    || k == "PartitionKey"
                    || k == "RowKey"
                    || k == "Timestamp"
                    || k == "odata.etag"
                )
            );
    }

    private static SubmissionCounter Counter() =>
        new(
            DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime),
            1,
            Guid.NewGuid().ToString("N")
        );

    private ServiceProvider Instance(TripCounter? trips = null, bool isPatient = true) =>
        AppComposition.Build(
            new Dictionary<string, string>(system.Host.Settings, StringComparer.Ordinal)
            {
                ["Throttling__PerAddress"] = Limit,
                ["Throttling__PerPosting"] = "100000",
                // No window ends while a test runs, but at midnight.
                ["Throttling__Window"] = "1.00:00:00",
            },
            services =>
            {
                if (trips is not null)
                {
                    services.AddSingleton<HttpPipelinePolicy>(trips);
                }

                if (isPatient)
                {
                    PatientTime.LetCountersWait(services);
                }
            }
        );

    private static void ShouldBeRefused(SubmitOutcome outcome)
    {
        var problem = outcome.Should().BeOfType<SubmitOutcome.Refused>().Subject.Problem;
        problem.Status.Should().Be(429);
        problem.RetryAfter.Should().BePositive();
    }

    private static async Task<SubmitOutcome> SubmitAsync(
        ServiceProvider services,
        IPAddress address,
        ApplicationForm? form = null,
        string? authorization = null
    )
    {
        form ??= new ApplicationForm();
        using var body = form.ToMultipart();
        await using var content = await body.ReadAsStreamAsync(Stop);
        var request = Request(
            new SubmissionBody(content, body.Headers.ContentType!.ToString(), null),
            address,
            form.IdempotencyKey
        );
        return await services
            .GetRequiredService<SubmitApplication>()
            .ExecuteAsync(request with { Authorization = authorization }, Stop);
    }

    private static SubmitRequest Request(
        SubmissionBody body,
        IPAddress address,
        string? idempotencyKey
    ) =>
        new(ApplicationForm.Board, ApplicationForm.OpenPosting, idempotencyKey, body)
        {
            ClientAddress = address,
        };

    /// <summary>One that no other test has.</summary>
    private static IPAddress Address() => new([.. Guid.NewGuid().ToByteArray()]);

    private sealed class Unreadable : MemoryStream
    {
        public override ValueTask<int> ReadAsync(
            Memory<byte> buffer,
            CancellationToken cancellationToken = default
        ) => throw new NotSupportedException("The body of a refused client is not read.");
    }
}
