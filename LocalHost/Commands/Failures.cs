using ApplyFunctions.LocalHost.Running;

namespace ApplyFunctions.LocalHost.Commands;

/// <summary>Turns a failure that the developer can mend into two lines and exit code 1.</summary>
internal static class Failures
{
    public static async Task<int> ReportAsync(Func<Task> command, TextWriter errors)
    {
        try
        {
            await command();
            return 0;
        }
        catch (LocalHostException exception)
        {
            await errors.WriteLineAsync($"error: {exception.Message}");
            await errors.WriteLineAsync($"remedy: {exception.Remedy}");
            return 1;
        }
    }
}
