using System.Collections.Concurrent;
using System.Net;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Throttling;
using AwesomeAssertions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Throttling;

public sealed class LimitSubmissionsTests
{
    private const long Posting = 5172511002;
    private static readonly TimeSpan Window = TimeSpan.FromMinutes(10);

    private readonly SharedCounters _counters = new();
    private readonly Clock _clock = new();

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task One_application_too_many_is_refused_until_the_window_ends()
    {
        var limit = Instance(perAddress: 3);
        var who = From("192.0.2.1");
        _clock.Now += TimeSpan.FromMinutes(3);

        var problems = new List<Problem?>();
        for (var i = 0; i < 4; i++)
        {
            problems.Add(await limit.CountAsync(who, Stop));
        }

        problems.Take(3).Should().OnlyContain(p => p == null);
        problems[3]!.Status.Should().Be(429);
        problems[3]!.RetryAfter.Should().Be(TimeSpan.FromMinutes(7));
        problems[3]!.Title.Should().Contain("in 7 minutes");
        limit.RefusalOf(who).Should().NotBeNull();
        limit.RefusalOf(From("192.0.2.2")).Should().BeNull();
        _clock.Now += TimeSpan.FromMinutes(7);
        limit.RefusalOf(who).Should().BeNull();
        (await limit.CountAsync(who, Stop)).Should().BeNull();
    }

    [Fact]
    public async Task What_is_known_to_be_too_many_asks_storage_nothing()
    {
        var limit = Instance(perAddress: 1);
        await limit.CountAsync(From("192.0.2.1"), Stop);
        var calls = _counters.Calls;

        var refusals = Enumerable
            .Range(0, 5)
            .Select(_ => limit.CountAsync(From("192.0.2.1"), Stop))
            .ToList();

        refusals.Should().OnlyContain(r => r.IsCompletedSuccessfully);
        _counters.Calls.Should().Be(calls, "what is refused must not use up the posting's limit");
    }

    [Theory]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:2:ffff::9", true)]
    [InlineData("2001:db8:1:2::1", "2001:db8:1:3::1", false)]
    [InlineData("192.0.2.1", "::ffff:192.0.2.1", true)]
    [InlineData("192.0.2.1", "192.0.2.2", false)]
    public async Task A_network_of_IPv6_is_one_client(string one, string other, bool same)
    {
        var limit = Instance(perAddress: 1);
        await limit.CountAsync(From(one), Stop);

        (limit.RefusalOf(From(other)) is not null).Should().Be(same);
    }

    [Fact]
    public async Task A_posting_has_a_limit_of_its_own_whoever_sends()
    {
        var limit = Instance(perPosting: 2);
        await limit.CountAsync(From("192.0.2.1"), Stop);
        await limit.CountAsync(From("192.0.2.2"), Stop);

        (await limit.CountAsync(From("192.0.2.3"), Stop)).Should().NotBeNull();
        limit.RefusalOf(From("192.0.2.4") with { PostingId = 1 }).Should().BeNull();
    }

    [Fact]
    public async Task Instances_count_together()
    {
        var (one, two) = (Instance(perAddress: 4), Instance(perAddress: 4));
        var who = From("192.0.2.1");

        var problems = new List<Problem?>();
        for (var i = 0; i < 3; i++)
        {
            problems.Add(await one.CountAsync(who, Stop));
            problems.Add(await two.CountAsync(who, Stop));
        }

        problems.Take(4).Should().OnlyContain(p => p == null);
        problems.Skip(4).Should().OnlyContain(p => p != null);
    }

    [Fact]
    public async Task Many_at_once_in_one_instance_are_counted_exactly()
    {
        var limit = Instance(perAddress: 30, perPosting: 0);

        var problems = await Task.WhenAll(
            Enumerable
                .Range(0, 200)
                .Select(_ => Task.Run(() => limit.CountAsync(From("192.0.2.1"), Stop), Stop))
        );

        problems.Count(p => p is null).Should().Be(30);
    }

    [Fact]
    public async Task What_storage_cannot_count_is_let_through_but_counted_here()
    {
        _counters.IsDown = true;
        var limit = Instance(perAddress: 2);
        var who = From("192.0.2.1");

        (await limit.CountAsync(who, Stop)).Should().BeNull();
        (await limit.CountAsync(who, Stop)).Should().BeNull();
        (await limit.CountAsync(who, Stop)).Should().NotBeNull();
    }

    [Fact]
    public async Task Nought_is_no_limit_and_counts_nothing()
    {
        var limit = Instance(perAddress: 0, perPosting: 0);

        for (var i = 0; i < 100; i++)
        {
            (await limit.CountAsync(From("192.0.2.1"), Stop)).Should().BeNull();
        }

        _counters.Calls.Should().Be(0);
    }

    [Fact]
    public async Task Names_hold_for_a_day_and_tell_nothing()
    {
        var limit = Instance();
        await limit.CountAsync(From("192.0.2.1"), Stop);
        _clock.Now += Window;
        await limit.CountAsync(From("192.0.2.1"), Stop);
        var today = _counters.Names;
        _clock.Now += TimeSpan.FromDays(1);
        await limit.CountAsync(From("192.0.2.1"), Stop);
        var both = _counters.Names;

        today.Should().HaveCount(2, "one for the address and one for the posting");
        both.Should().HaveCount(4);
        both.Should().OnlyContain(n => n.Length == 32 && n.All(char.IsAsciiHexDigitLower));
    }

    private LimitSubmissions Instance(int perAddress = 100, int perPosting = 1_000) =>
        new(
            _counters.OfInstance(),
            Options.Create(
                new ApplicationOptions { HashKey = Convert.ToBase64String(new byte[32]) }
            ),
            Options.Create(
                new ThrottlingOptions
                {
                    PerAddress = perAddress,
                    PerPosting = perPosting,
                    Window = Window,
                }
            ),
            _clock,
            NullLogger<LimitSubmissions>.Instance
        );

    private static Submitter From(string address) =>
        new(IPAddress.Parse(address), "example", Posting);

    private sealed class Clock : TimeProvider
    {
        public DateTimeOffset Now { get; set; } = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

        public override DateTimeOffset GetUtcNow() => Now;
    }

    private sealed class SharedCounters
    {
        private readonly ConcurrentDictionary<(SubmissionCounter, int), int> _counts = new();
        private int _instances;
        private int _calls;

        public bool IsDown { get; set; }

        public int Calls => _calls;

        public IReadOnlyCollection<string> Names =>
            [.. _counts.Keys.Select(k => k.Item1.Name).Distinct(StringComparer.Ordinal)];

        public ISubmissionCounters OfInstance() =>
            new Instance(this, Interlocked.Increment(ref _instances));

        private sealed class Instance(SharedCounters all, int number) : ISubmissionCounters
        {
            public Task<int?> ExchangeAsync(
                SubmissionCounter counter,
                int mine,
                CancellationToken cancellationToken
            )
            {
                Interlocked.Increment(ref all._calls);
                all._counts.AddOrUpdate((counter, number), mine, (_, was) => Math.Max(was, mine));
                return Task.FromResult<int?>(
                    all.IsDown
                        ? null
                        : all
                            ._counts.Where(c => c.Key.Item1 == counter && c.Key.Item2 != number)
                            .Sum(c => c.Value)
                );
            }

            public Task RemoveBeforeAsync(DateOnly day, CancellationToken cancellationToken) =>
                Task.CompletedTask;
        }
    }
}
