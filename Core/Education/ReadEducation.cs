using System.Globalization;
using ApplyFunctions.Core.Postings;
using ApplyFunctions.Core.Postings.Reading;

namespace ApplyFunctions.Core.Education;

/// <summary>Finds degrees, disciplines and schools, a page at a time.</summary>
public sealed class ReadEducation(IPostingStore postings, IEducationLists lists)
{
    private const int PageSize = 100;

    /// <param name="list"><c>degrees</c>, <c>disciplines</c> or <c>schools</c>.</param>
    /// <param name="term">Words that occur in what is wanted; all where there are none.</param>
    /// <param name="page">
    /// From 1. What is no page is the first one: clients in use count from 0, or send the parameter empty.
    /// </param>
    public async Task<ReadOutcome> SearchAsync(
        string board,
        string list,
        string? term,
        string? page,
        CancellationToken cancellationToken
    )
    {
        if (
            BoardToken.Of(board) is not { } token
            || await postings.FindBoardAsync(token, cancellationToken) is null
        )
        {
            return ReadOutcome.Without(Missing.Board);
        }

        var all = await lists.FindAsync(token, cancellationToken);
        return Named(all, list) is { } named
            ? ReadOutcome.Of(Page(named.Search(term), NumberOf(page)), Missing.EducationList)
            : ReadOutcome.Without(Missing.EducationList);
    }

    private static EducationList? Named(EducationLists lists, string name) =>
        name.ToLowerInvariant() switch
        {
            "degrees" => lists.Degrees,
            "disciplines" => lists.Disciplines,
            "schools" => lists.Schools,
            _ => null,
        };

    private static int NumberOf(string? page) =>
        int.TryParse(page, NumberStyles.None, CultureInfo.InvariantCulture, out var number)
            ? Math.Max(number, 1)
            : 1;

    private static WireDocument Page(IReadOnlyList<EducationItem> found, int page) =>
        WireDocument.Json(writer =>
        {
            writer.WriteStartObject();
            writer.WriteStartArray("items");
            // As a long, so that a page far beyond the end is empty.
            var skipped = Math.Min((page - 1L) * PageSize, found.Count);
            foreach (var item in found.Skip((int)skipped).Take(PageSize))
            {
                writer.WriteStartObject();
                writer.WriteNumber("id", item.Id);
                writer.WriteString("text", item.Text);
                writer.WriteEndObject();
            }

            writer.WriteEndArray();
            writer.WriteStartObject("meta");
            writer.WriteNumber("total_count", found.Count);
            writer.WriteNumber("per_page", PageSize);
            writer.WriteEndObject();
            writer.WriteEndObject();
        });
}
