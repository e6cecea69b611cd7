using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Settings;

/// <summary>
/// The reference of settings is made of the options classes. To make it anew, run this with UPDATE_GOLDEN=1 and read the
/// difference.
/// </summary>
public sealed class SettingsReferenceTests
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Fact]
    public async Task The_reference_says_what_the_options_say()
    {
        var file = Path.Combine(RepositoryFolder.Path, "docs", "settings.md");
        var actual = SettingsReference.Write();
        if (Environment.GetEnvironmentVariable("UPDATE_GOLDEN") == "1")
        {
            await File.WriteAllTextAsync(file, actual, Stop);
        }

        var kept = await File.ReadAllTextAsync(file, Stop);

        kept.ReplaceLineEndings("\n")
            .Should()
            .Be(actual, "the test is to be run with UPDATE_GOLDEN=1 after a change of options");
    }

    [Fact]
    public void Every_option_has_a_summary() =>
        BoundOptions
            .Settings.Where(setting => Summaries.FirstSentenceOf(setting) is null)
            .Select(setting => setting.Name)
            .Should()
            .BeEmpty();
}
