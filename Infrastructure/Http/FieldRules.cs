using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Infrastructure.Http;

/// <summary>What holds for a field whatever the kind of body.</summary>
internal static class FieldRules
{
    /// <summary>ASP.NET's own limit for the keys of a form.</summary>
    internal const int MaxNameLength = 2_048;

    internal static bool IsGoodName(string name) =>
        name.Length <= MaxNameLength && !name.Any(char.IsControl);

    internal static bool IsListName(string name) =>
        name.Length > 2 && name.EndsWith("[]", StringComparison.Ordinal);

    /// <summary>The name without the brackets of a list at its end, which a client doubles at times.</summary>
    internal static string WithoutList(string name)
    {
        while (IsListName(name))
        {
            name = name[..^2];
        }

        return name;
    }

    /// <summary>
    /// Bytes of one field. Any may carry a file as Base64, which with line breaks is less than half as much again;
    /// that an answer is too long for its question is for the rules to say, beside all the other faults.
    /// </summary>
    internal static long MaxValueBytes(this SubmissionLimits limits) =>
        Math.Max(limits.FileBytes * 3 / 2, limits.TextAnswerLength * 4L);
}
