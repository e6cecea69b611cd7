using System.Text;
using ApplyFunctions.Core.Access;
using ApplyFunctions.Unit.Tests.Bots;
using AwesomeAssertions;
using Microsoft.Extensions.Logging.Abstractions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Access;

public sealed class ManageAccessTests : IApiKeys, IAccessTokens
{
    private const string Board = "acme";
    private readonly Clock _clock = new();
    private readonly ManageAccess _access;
    private ApiKey _key = new(ApiKey.HashOf("secret"), "of a test", default);
    private string[] _roles = [];

    public ManageAccessTests() =>
        _access = new ManageAccess(this, this, _clock, NullLogger<ManageAccess>.Instance);

    public bool AreTaken { get; private set; } = true;

    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    // What each role may do, in the order of the permissions.
    [Theory]
    [InlineData("reader", "ReadApplications ReadPostings")]
    [InlineData("recruiter", "ReadApplications ChangeApplications ReadPostings")]
    [InlineData(
        "owner",
        "ReadApplications ChangeApplications ReadEqualityReports ReadPostings WritePostings ApplyForCandidates AnswerPrivacyRequests ReplayDeadLetters ReadAudit ManageWebhooks"
    )]
    [InlineData("equality-officer", "ReadEqualityReports")]
    [InlineData("Owner", "")]
    [InlineData("admin", "")]
    [InlineData("", "")]
    public async Task A_role_allows_what_it_is_for_and_nothing_else(string role, string allowed)
    {
        _key = _key with { Role = role };
        _roles = [role];

        foreach (var header in (string[])[Key("secret"), "Bearer good"])
        {
            var granted = new List<Permission>();
            foreach (var permission in Enum.GetValues<Permission>())
            {
                var decision = await AskAsync(header, permission);
                if (decision.Permit is not null)
                {
                    granted.Add(permission);
                }
                else
                {
                    decision.Problem!.Status.Should().Be(403);
                }
            }

            string.Join(' ', granted).Should().Be(allowed, header);
        }
    }

    [Theory]
    [InlineData("owner", "acme", null)]
    [InlineData("owner:acme", "acme", null)]
    [InlineData("owner:acme", "ACME", null)]
    [InlineData("owner:acme-2", "acme", "no-role")]
    [InlineData("owner:acme", "acme-2", "no-role")]
    [InlineData("owner:", "acme", "no-role")]
    [InlineData("owner:*", "acme", "no-role")]
    [InlineData("owner:acme:acme", "acme", "no-role")]
    [InlineData("owner acme", "acme", "no-role")]
    [InlineData("reader", "acme", "wrong-role")]
    [InlineData("reader:acme owner:other", "acme", "wrong-role")]
    [InlineData("reader owner:acme", "acme", null)]
    [InlineData("", "acme", "no-role")]
    [InlineData("owner", "a/b", "board-name-malformed")]
    public async Task Roles_are_for_all_boards_or_for_one(
        string roles,
        string board,
        string? problem
    )
    {
        _roles = roles.Split(' ');
        if (roles == "owner acme")
        {
            _roles = [roles];
        }

        var decision = await AskAsync("Bearer good", Permission.WritePostings, board);

        decision.Problem?.Code.Should().Be(problem);
        (decision.Permit is null).Should().Be(problem is not null);
    }

    [Theory]
    [InlineData(null, "api-key-required")]
    [InlineData(" ", "api-key-required")]
    [InlineData("Bearer", "invalid-api-key")]
    [InlineData("Bearer  ", "invalid-api-key")]
    [InlineData("Bearer bad", "invalid-token")]
    [InlineData("bearer good", null)]
    [InlineData("Bearer good, Bearer good", "invalid-token")]
    [InlineData("Digest good", "invalid-api-key")]
    [InlineData("Basic %%%", "invalid-api-key")]
    [InlineData("good", "invalid-api-key")]
    public async Task Credentials_that_are_missing_or_wrong_are_told_so(
        string? header,
        string? problem
    )
    {
        _roles = ["owner"];

        var decision = await AskAsync(header);

        decision.Problem?.Code.Should().Be(problem);
        (decision.Problem?.Status ?? 401).Should().Be(401);
    }

    [Fact]
    public async Task A_header_without_end_is_not_looked_at()
    {
        var endless = new string('a', 100_000);

        (await AskAsync("Bearer " + endless)).Problem!.Code.Should().Be("invalid-api-key");
        (await AskAsync("Basic " + endless)).Problem!.Code.Should().Be("invalid-api-key");
    }

    [Fact]
    public async Task A_key_ends_at_the_moment_that_it_was_given()
    {
        _key = _key with { ExpiresAt = _clock.Now.AddSeconds(1) };
        (await AskAsync(Key("secret"))).Permit.Should().NotBeNull();

        _clock.Now = _clock.Now.AddSeconds(1);

        (await AskAsync(Key("secret"))).Problem!.Code.Should().Be("api-key-expired");
        (await new BoardAccess(this, _clock).IdentifyAsync(Board, Key("secret"), Stop))
            .Should()
            .Be(Caller.Unknown);
    }

    [Fact]
    public async Task A_permit_says_who_it_is_without_a_name()
    {
        _roles = ["owner"];

        var key = (await AskAsync(Key("secret"))).Permit;
        var user = (await AskAsync("Bearer good")).Permit;

        key.Should().Be(new Permit(Board, new Actor(ActorKind.Key, _key.Id)));
        user.Should().Be(new Permit(Board, new Actor(ActorKind.User, "subject")));
    }

    [Fact]
    public async Task Tokens_are_refused_where_no_sign_in_is_set_up()
    {
        AreTaken = false;

        (await AskAsync("Bearer good")).Problem!.Code.Should().Be("sign-in-off");
    }

    [Theory]
    [InlineData("owner", Caller.Server)]
    [InlineData("recruiter", Caller.Outsider)]
    [InlineData("reader", Caller.Outsider)]
    [InlineData("equality-officer", Caller.Outsider)]
    [InlineData("of a later release", Caller.Outsider)]
    public async Task Only_owners_apply_for_candidates(string role, Caller caller)
    {
        _key = _key with { Role = role };
        var access = new BoardAccess(this, _clock);

        (await access.IdentifyAsync(Board, Key("secret"), Stop)).Should().Be(caller);
        (await access.IdentifyAsync(Board, Key("another"), Stop)).Should().Be(Caller.Unknown);
        (await access.IdentifyAsync(Board, "Bearer good", Stop)).Should().Be(Caller.Unknown);
        (await access.IdentifyAsync(Board, null, Stop)).Should().Be(Caller.Visitor);
    }

    Task<ApiKey?> IApiKeys.FindAsync(
        string board,
        string hash,
        CancellationToken cancellationToken
    ) => Task.FromResult(board == Board && hash == _key.Hash ? _key : null);

    Task IApiKeys.AddAsync(string board, ApiKey key, CancellationToken cancellationToken) =>
        throw new NotSupportedException();

    Task<IReadOnlyList<ApiKey>> IApiKeys.ListAsync(
        string board,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    Task<bool> IApiKeys.RemoveAsync(
        string board,
        string hash,
        CancellationToken cancellationToken
    ) => throw new NotSupportedException();

    Task<TokenReading> IAccessTokens.ReadAsync(string token, CancellationToken cancellationToken) =>
        Task.FromResult(
            token == "good"
                ? new TokenReading(new AccessToken("subject", _roles), null)
                : new TokenReading(null, AccessProblems.InvalidToken)
        );

    private Task<AccessDecision> AskAsync(
        string? header,
        Permission permission = Permission.WritePostings,
        string board = Board
    ) => _access.AuthorizeAsync(new Author(board, header), permission, Stop);

    private static string Key(string secret) =>
        $"Basic {Convert.ToBase64String(Encoding.UTF8.GetBytes(secret + ":"))}";
}
