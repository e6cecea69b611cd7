using System.Net.Sockets;
using System.Text;
using System.Text.RegularExpressions;

namespace ApplyFunctions.Integration.Tests.Security;

/// <summary>Bytes to the app's port as no HTTP client would send them.</summary>
internal static partial class RawDoor
{
    private static readonly TimeSpan Silence = TimeSpan.FromMilliseconds(700);

    /// <summary>All that comes back until the server ends the connection or says nothing more.</summary>
    public static async Task<string> SendAsync(
        Uri door,
        string request,
        CancellationToken cancellationToken
    )
    {
        using var client = new TcpClient();
        await client.ConnectAsync(door.Host, door.Port, cancellationToken);
        var stream = client.GetStream();
        var answer = new StringBuilder();
        try
        {
            await stream.WriteAsync(Encoding.Latin1.GetBytes(request), cancellationToken);
            var buffer = new byte[65_536];
            while (true)
            {
                using var limit = CancellationTokenSource.CreateLinkedTokenSource(
                    cancellationToken
                );
                limit.CancelAfter(answer.Length == 0 ? TimeSpan.FromSeconds(20) : Silence);
                var read = await stream.ReadAsync(buffer, limit.Token);
                if (read == 0)
                {
                    break;
                }

                answer.Append(Encoding.Latin1.GetString(buffer, 0, read));
            }
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            // It waits for another request.
        }
        catch (IOException)
        {
            // It broke the connection off; what it said before counts.
        }

        return answer.ToString();
    }

    /// <summary>The statuses of all answers on the connection, in order.</summary>
    public static int[] StatusesOf(string answer) =>
        [
            .. StatusLine()
                .Matches(answer)
                .Select(m =>
                    int.Parse(
                        m.Groups["status"].Value,
                        System.Globalization.CultureInfo.InvariantCulture
                    )
                ),
        ];

    [GeneratedRegex(
        @"HTTP/1\.1 (?<status>\d{3}) ",
        RegexOptions.ExplicitCapture,
        matchTimeoutMilliseconds: 1000
    )]
    private static partial Regex StatusLine();
}
