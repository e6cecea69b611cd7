using System.Buffers;

namespace ApplyFunctions.Core.Postings;

/// <summary>What keeps a posting from being used, found when it is written and again when it is read.</summary>
public static class PostingFaults
{
    private const int MaxFieldLength = 100;

    // The answers are rows of the one transaction, which takes 100.
    private const int MaxDemographicQuestions = 50;

    // Field names become parts of row keys and blob names.
    private static readonly SearchValues<char> FieldCharacters = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-"
    );

    /// <summary>The faults in words; empty for a sound posting.</summary>
    /// <param name="id">The id that the posting is stored under.</param>
    public static IReadOnlyList<string> Of(Posting posting, long id)
    {
        var faults = new List<string>();
        if (posting.Id != id)
        {
            faults.Add($"id is {posting.Id}, and the file is named for {id}");
        }

        try
        {
            _ = posting.Deadline;
        }
        catch (FormatException e)
        {
            faults.Add($"application_deadline: {e.Message}");
        }

        var fields = (posting.Questions ?? [])
            .SelectMany(q => q.Fields)
            .Select(f => f.Key)
            .ToList();
        faults.AddRange(
            fields
                .Where(f =>
                    f.Length is 0 or > MaxFieldLength
                    || f.AsSpan().ContainsAnyExcept(FieldCharacters)
                )
                .Select(f => $"the field name '{f}' may have letters, digits, _ and - only")
        );
        faults.AddRange(
            fields
                .GroupBy(f => f, StringComparer.OrdinalIgnoreCase)
                .Where(g => g.Count() > 1)
                .Select(g => $"the field name '{g.Key}' occurs more than once")
        );
        if (posting.DemographicQuestions?.Questions.Count > MaxDemographicQuestions)
        {
            faults.Add($"there are more than {MaxDemographicQuestions} demographic questions");
        }

        faults.AddRange(
            (posting.Questions ?? [])
                .Where(q => q.Fields.Count == 0)
                .Select(q => $"the question '{q.Label}' has no fields")
        );
        return faults;
    }
}
