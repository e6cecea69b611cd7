using System.Runtime.InteropServices;
using ApplyFunctions.Infrastructure.TextExtraction.Isolation;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.TextExtraction.Isolation;

public sealed class ReaderLaunchTests : IDisposable
{
    private const string Setting = "ReaderLaunchTests__Storage";

    private readonly string _folder = Directory.CreateTempSubdirectory("applyfunctions-").FullName;

    public void Dispose()
    {
        Environment.SetEnvironmentVariable(Setting, null);
        Directory.Delete(_folder, recursive: true);
    }

    [Fact]
    public void The_program_is_started_by_the_dotnet_that_runs_this_process()
    {
        var start = ReaderLaunch.Create(512);

        Path.GetFileNameWithoutExtension(start.FileName).Should().Be("dotnet");
        RuntimeEnvironment
            .GetRuntimeDirectory()
            .Should()
            .StartWith(Path.GetDirectoryName(start.FileName));
        start
            .ArgumentList.Should()
            .Equal(
                Path.Combine(AppContext.BaseDirectory, "ApplyFunctions.Functions.dll"),
                "--read-documents"
            );
    }

    [Fact]
    public void A_dotnet_that_is_elsewhere_is_looked_for_on_the_path() =>
        ReaderLaunch
            .Create(512, _folder, Path.Combine(_folder, "a", "b", "c"))
            .FileName.Should()
            .Be("dotnet");

    [Fact]
    public void A_program_with_a_runtime_of_its_own_starts_itself()
    {
        var name = OperatingSystem.IsWindows()
            ? "ApplyFunctions.Functions.exe"
            : "ApplyFunctions.Functions";
        var host = Path.Combine(_folder, name);
        File.WriteAllText(host, "");

        var start = ReaderLaunch.Create(512, _folder, _folder + Path.DirectorySeparatorChar);

        start.FileName.Should().Be(host);
        start.ArgumentList.Should().Equal("--read-documents");
        if (!OperatingSystem.IsWindows())
        {
            File.GetUnixFileMode(host).Should().HaveFlag(UnixFileMode.UserExecute);
        }
    }

    [Fact]
    public void The_process_gets_no_setting_of_the_app_and_a_bound_on_its_heap()
    {
        Environment.SetEnvironmentVariable(Setting, "AccountKey=secret");

        var names = ReaderLaunch.Create(512).Environment;

        names.Should().NotContainKeys(Setting, "DOTNET_STARTUP_HOOKS", "PATH");
        names["DOTNET_GCHeapHardLimit"].Should().Be("19000000");
        names.Should().OnlyContain(v => !v.Value!.Contains("secret", StringComparison.Ordinal));
    }
}
