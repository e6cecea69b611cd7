using ApplyFunctions.Reliability.Tests.Load;

namespace ApplyFunctions.Reliability.Tests;

/// <summary>The app dies at the calls of an application's way, and the application is whole in the end.</summary>
public sealed class KillMatrixTests(KillMatrix matrix) : IClassFixture<KillMatrix>
{
    public static TheoryData<string> EveryStep =>
        [.. RunOptions.FromEnvironment().Steps.Select(s => s.Text)];

    [Theory]
    [MemberData(nameof(EveryStep))]
    public void An_application_survives_a_kill(string step)
    {
        var result = matrix[step];
        result.Died.Should().BeTrue();
        result.Missing.Should().BeEmpty();
        result.Mails.Should().Be(result.ExpectedMails);
        result.HealedIn.Should().NotBeNull();
    }

    [Fact]
    public void The_ledger_is_even_after_all_of_them() =>
        matrix.Checks.Where(c => !c.Holds).Should().BeEmpty();
}
