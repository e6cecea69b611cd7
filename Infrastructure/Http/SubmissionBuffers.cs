using Microsoft.IO;

namespace ApplyFunctions.Infrastructure.Http;

/// <summary>The pooled memory that submissions are read into.</summary>
public static class SubmissionBuffers
{
    private const int KeptFreeBytes = 64 * 1024 * 1024;

    /// <summary>One for the whole app. What it keeps between requests is bounded.</summary>
    public static RecyclableMemoryStreamManager Create() =>
        new(
            new RecyclableMemoryStreamManager.Options
            {
                MaximumSmallPoolFreeBytes = KeptFreeBytes,
                MaximumLargePoolFreeBytes = KeptFreeBytes,
            }
        );

    /// <summary>Reads straight into the pooled blocks. False as soon as there is more than the limit.</summary>
    internal static async Task<bool> FillAsync(
        this RecyclableMemoryStream target,
        Stream source,
        long limit,
        CancellationToken cancellationToken
    )
    {
        while (target.Length <= limit)
        {
            var read = await source.ReadAsync(target.GetMemory(1), cancellationToken);
            if (read == 0)
            {
                return true;
            }
            target.Advance(read);
        }
        return false;
    }
}
