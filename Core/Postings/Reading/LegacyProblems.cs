namespace ApplyFunctions.Core.Postings.Reading;

/// <summary>The answers of Greenhouse's older routes (<c>/embed/…</c>): always 400, in other words.</summary>
public static class LegacyProblems
{
    /// <param name="missing">What was asked for in vain.</param>
    /// <param name="board">The board's token as it was given.</param>
    /// <param name="id">The id as it was given; null where none was.</param>
    public static Problem Of(Missing missing, string board, string? id)
    {
        var problem = PostingProblems.Of(missing);
        var kind = missing switch
        {
            Missing.Posting => "job",
            Missing.Department => "department",
            Missing.Office => "office",
            _ => null,
        };
        if (kind is null)
        {
            return problem with
            {
                Status = 400,
                Error = $"Could not find a job board with token '{board}'",
                Reason = problem.Title,
            };
        }

        var title = string.IsNullOrEmpty(id)
            ? $"The address does not say which {kind} is meant. Add ?id= and its number."
            : problem.Title;
        return problem with
        {
            Status = 400,
            Code = string.IsNullOrEmpty(id) ? "missing-id" : problem.Code,
            Title = title,
            Error = $"Could not find a{Article(kind)}{kind} with id '{id}' for {board}",
            Reason = title,
        };
    }

    private static string Article(string kind) => kind == "office" ? "n " : " ";
}
