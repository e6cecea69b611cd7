using System.Globalization;
using System.Text;

namespace ApplyFunctions.LocalHost.Running;

/// <summary>
/// Where the data stay between runs. One LocalHost at a time: two Azurites on one folder overwrite each other's files.
/// </summary>
internal sealed class DataFolder : IDisposable
{
    private readonly FileStream _lockFile;

    private DataFolder(string path, FileStream lockFile)
    {
        Path = path;
        _lockFile = lockFile;
    }

    public string Path { get; }

    public string Azurite => System.IO.Path.Combine(Path, "azurite");

    public string Careers => System.IO.Path.Combine(Path, "careers");

    public string Recruiters => System.IO.Path.Combine(Path, "recruiters");

    public string Mail => System.IO.Path.Combine(Path, "mail");

    public string WebhookKey => WebhookKeyIn(Path);

    public static string WebhookKeyIn(string path) => System.IO.Path.Combine(path, "webhook.pem");

    public static DataFolder Open(string path)
    {
        try
        {
            Directory.CreateDirectory(path);
            var held = new FileStream(
                System.IO.Path.Combine(path, "lock"),
                FileMode.OpenOrCreate,
                FileAccess.Write,
                FileShare.None
            );
            held.SetLength(0);
            held.Write(
                Encoding.UTF8.GetBytes(Environment.ProcessId.ToString(CultureInfo.InvariantCulture))
            );
            held.Flush();
            return new DataFolder(path, held);
        }
        catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
        {
            throw new LocalHostException(
                $"The data folder {path} can't be used: {exception.Message}",
                "If another LocalHost is running on it, use that one, stop it, or start a second one beside it with --port-base 20000 --data .local2.",
                exception
            );
        }
    }

    public void Dispose() => _lockFile.Dispose();
}
