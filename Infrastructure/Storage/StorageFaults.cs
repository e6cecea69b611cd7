using Azure;
using Azure.Identity;

namespace ApplyFunctions.Infrastructure.Storage;

internal static class StorageFaults
{
    /// <summary>
    /// Whether an exception is one of the ways in which storage can fail: an answer, all repeats used up
    /// (<see cref="AggregateException"/>), or no sign-in.
    /// </summary>
    public static bool IsOfStorage(this Exception exception) =>
        exception is RequestFailedException or AggregateException or AuthenticationFailedException;
}
