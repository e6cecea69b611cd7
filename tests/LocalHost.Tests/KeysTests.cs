using ApplyFunctions.Core.Access;
using ApplyFunctions.LocalHost.App;

namespace ApplyFunctions.LocalHost.Tests;

public sealed class KeysTests
{
    private static CancellationToken Cancelled => TestContext.Current.CancellationToken;

    [Fact]
    public async Task A_key_is_shown_once_listed_by_its_id_and_revoked()
    {
        await using var azurite = await RunningAzurite.StartAsync();
        string[] account = ["--storage", azurite.ConnectionString];

        var add = await Invocation.OfAsync([
            "keys",
            "add",
            "bakery",
            "--name",
            "the till",
            .. account,
        ]);
        var other = await Invocation.OfAsync([
            "keys",
            "add",
            "bakery",
            "--port-base",
            $"{azurite.Ports.Base}",
        ]);
        var list = await Invocation.OfAsync(["keys", "list", "bakery", .. account]);
        await using var storage = AppStorage.Open(azurite.ConnectionString);
        var keys = storage.Get<IApiKeys>();

        add.ExitCode.Should().Be(0, add.Errors);
        var secret = add.Lines.Should().ContainSingle().Which;
        secret.Length.Should().BeGreaterThan(40);
        (await keys.FindAsync("bakery", ApiKey.HashOf(secret), Cancelled))
            .Should()
            .BeEquivalentTo(
                new
                {
                    Name = "the till",
                    Role = Roles.Owner,
                    ExpiresAt = default(DateTimeOffset?),
                }
            );
        list.Lines.Should().HaveCount(2);
        list.Lines[0].Should().EndWith("  the till").And.NotContain(secret);
        list.Lines[1].Should().EndWith("  unnamed").And.NotContain(other.Lines[0]);
        var id = list.Lines[0].Split(' ')[0];
        add.Errors.Should().Contain(id);

        var revoke = await Invocation.OfAsync(["keys", "revoke", "bakery", id, .. account]);
        var again = await Invocation.OfAsync(["keys", "revoke", "bakery", id, .. account]);

        revoke.ExitCode.Should().Be(0, revoke.Errors);
        again.ExitCode.Should().Be(1);
        again.Errors.Should().Contain($"has no key {id}").And.Contain("keys list bakery");
        await using var reader = AppStorage.Open(azurite.ConnectionString);
        keys = reader.Get<IApiKeys>();
        (await keys.FindAsync("bakery", ApiKey.HashOf(secret), Cancelled)).Should().BeNull();
        (await keys.FindAsync("bakery", ApiKey.HashOf(other.Lines[0]), Cancelled))
            .Should()
            .NotBeNull();
    }

    [Fact]
    public async Task A_key_has_the_role_and_the_end_that_it_was_made_with()
    {
        await using var azurite = await RunningAzurite.StartAsync();
        string[] account = ["--storage", azurite.ConnectionString];

        var add = await Invocation.OfAsync([
            "keys",
            "add",
            "bakery",
            "--role",
            "reader",
            "--expires",
            "2099-01-02",
            .. account,
        ]);
        var list = await Invocation.OfAsync(["keys", "list", "bakery", .. account]);

        add.ExitCode.Should().Be(0, add.Errors);
        list.Lines.Should()
            .ContainSingle()
            .Which.Should()
            .Contain("  reader ")
            .And.Contain("  until 2099-01-02 ");
        await using var storage = AppStorage.Open(azurite.ConnectionString);
        (await storage.Get<IApiKeys>().FindAsync("bakery", ApiKey.HashOf(add.Lines[0]), Cancelled))
            .Should()
            .BeEquivalentTo(
                new
                {
                    Role = "reader",
                    ExpiresAt = new DateTimeOffset(2099, 1, 2, 0, 0, 0, TimeSpan.Zero),
                }
            );
    }

    [Theory]
    [InlineData("--role", "admin", "reader, recruiter, owner, equality-officer")]
    [InlineData("--expires", "soon", "2027-01-01")]
    [InlineData("--expires", "2001-01-01", "is over")]
    public async Task A_role_or_an_end_that_cannot_be_makes_no_key(
        string option,
        string value,
        string told
    )
    {
        var add = await Invocation.OfAsync("keys", "add", "bakery", option, value);

        add.ExitCode.Should().Be(1);
        add.Output.Should().BeEmpty();
        add.Errors.Should().Contain(told);
    }

    [Fact]
    public async Task A_name_that_no_board_can_have_gets_no_key()
    {
        var add = await Invocation.OfAsync("keys", "add", "a/b");

        add.ExitCode.Should().Be(1);
        add.Output.Should().BeEmpty();
        add.Errors.Should().Contain("'a/b' cannot name a board");
    }
}
