using System.Diagnostics;
using System.Globalization;
using System.Net;
using System.Net.Sockets;
using System.Text;

namespace ApplyFunctions.Testing;

/// <summary>
/// The system's clamd on a loopback port of its own, with a folder of its own and one signature: that of
/// <see cref="ClamdStandIn.Marker"/>.
/// </summary>
public sealed class ClamdProcess : IAsyncDisposable
{
    private const string Program = "clamd";
    private static readonly TimeSpan ReadyWithin = TimeSpan.FromSeconds(60);

    private readonly DirectoryInfo _folder;
    private readonly Process _process;

    private ClamdProcess(DirectoryInfo folder, Process process, int port)
    {
        _folder = folder;
        _process = process;
        Port = port;
    }

    public int Port { get; }

    /// <summary>What it takes at most of one file.</summary>
    public static int MostBytes => 2 * 1_024 * 1_024;

    /// <summary>Null where the system has none and it cannot be installed.</summary>
    public static async Task<ClamdProcess?> StartAsync(CancellationToken cancellationToken)
    {
        await SystemPackages.InstallUnlessAsync(
            () => Find() is not null,
            ["clamav-daemon"],
            cancellationToken
        );
        return Find() is { } program ? await StartAsync(program, cancellationToken) : null;
    }

    public async ValueTask DisposeAsync()
    {
        _process.Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
        _folder.Delete(recursive: true);
    }

    // Debian has it where only administrators look for programs.
    private static string? Find() =>
        SystemPackages
            .Folders()
            .Append("/usr/sbin")
            .Select(folder => Path.Combine(folder, Program))
            .FirstOrDefault(File.Exists);

    private static async Task<ClamdProcess> StartAsync(
        string program,
        CancellationToken cancellationToken
    )
    {
        var folder = Directory.CreateTempSubdirectory("applyfunctions-clamd-");
        var signature = Convert.ToHexStringLower(Encoding.ASCII.GetBytes(ClamdStandIn.Marker));
        var database = folder.CreateSubdirectory("db");
        await File.WriteAllTextAsync(
            Path.Combine(database.FullName, "test.ndb"),
            $"Test.Marker:0:*:{signature}\n",
            cancellationToken
        );
        var port = FreePort();
        var settings = Path.Combine(folder.FullName, "clamd.conf");
        await File.WriteAllTextAsync(
            settings,
            string.Create(
                CultureInfo.InvariantCulture,
                $"Foreground yes\nTCPSocket {port}\nTCPAddr 127.0.0.1\nDatabaseDirectory {database.FullName}\nTemporaryDirectory {folder.FullName}\nStreamMaxLength {MostBytes}\n"
            ),
            cancellationToken
        );
        var process = Process.Start(
            new ProcessStartInfo(program, ["--config-file", settings])
            {
                RedirectStandardOutput = true,
                RedirectStandardError = true,
                UseShellExecute = false,
            }
        )!;
        process.OutputDataReceived += static (_, _) => { };
        process.ErrorDataReceived += static (_, _) => { };
        process.BeginOutputReadLine();
        process.BeginErrorReadLine();
        var clamd = new ClamdProcess(folder, process, port);
        await Patience.UntilAsync(
            () => clamd.PingAsync(cancellationToken),
            answer => answer == "PONG",
            cancellationToken,
            ReadyWithin
        );
        return clamd;
    }

    private async Task<string> PingAsync(CancellationToken cancellationToken)
    {
        if (_process.HasExited)
        {
            throw new InvalidOperationException($"clamd ended with {_process.ExitCode}.");
        }

        try
        {
            using var client = new TcpClient();
            await client.ConnectAsync(IPAddress.Loopback, Port, cancellationToken);
            var stream = client.GetStream();
            await stream.WriteAsync("zPING\0"u8.ToArray(), cancellationToken);
            using var reader = new StreamReader(stream);
            return (await reader.ReadToEndAsync(cancellationToken)).TrimEnd('\0');
        }
        catch (SocketException)
        {
            return "";
        }
    }

    private static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }
}
