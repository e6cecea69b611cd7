using System.Runtime.CompilerServices;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using ApplyFunctions.Core.Malware;

namespace ApplyFunctions.Core.Search;

/// <summary>The texts of an application in which words are looked for, and in which their places are shown.</summary>
internal static class SearchedTexts
{
    /// <returns>The form field of each file that was read, and its text.</returns>
    public static async IAsyncEnumerable<(string Field, string Text)> ReadAllAsync(
        this ICvTexts texts,
        StoredApplication application,
        Quarantine quarantine,
        [EnumeratorCancellation] CancellationToken cancellationToken
    )
    {
        var read = application.Files.Where(f =>
            f.Text?.Outcome == TextOutcome.Extracted && !quarantine.Holds(f)
        );
        foreach (var file in read.Select(f => f.Record))
        {
            if (await texts.ReadAsync(file.IdIn(application.Id), cancellationToken) is { } text)
            {
                yield return (file.Field, text);
            }
        }
    }
}
