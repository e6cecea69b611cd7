using ApplyFunctions.Core.Search;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Search;

public sealed class SearchQueryTests
{
    [Theory]
    [InlineData("kafka", "kafka")]
    [InlineData("  kafka   spark ", "(kafka & spark)")]
    [InlineData("kafka AND spark", "(kafka & spark)")]
    [InlineData("kafka OR spark flink", "(kafka | (spark & flink))")]
    [InlineData("(kafka OR spark) flink", "((kafka | spark) & flink)")]
    [InlineData("kafka NOT spark", "(kafka & !spark)")]
    [InlineData("kafka -spark", "(kafka & !spark)")]
    [InlineData("kafka -\"apache spark\"", "(kafka & !'apache spark')")]
    [InlineData("NOT NOT kafka", "kafka")]
    [InlineData("\"machine learning\"", "'machine learning'")]
    [InlineData("„machine learning“", "'machine learning'")]
    [InlineData("develop*", "develop*")]
    [InlineData("kafak~", "kafak~")]
    [InlineData("name:ada", "Name:ada")]
    [InlineData("NAME:ada", "Name:ada")]
    [InlineData("name:\"Ada Example\" text:kafka", "(Name:'Ada Example' & Text:kafka)")]
    [InlineData("name:(ada OR grace)", "(Name:ada | Name:grace)")]
    [InlineData("-email:ada@example.com", "!Email:ada@example.com")]
    [InlineData("answer:lond*", "Answer:lond*")]
    [InlineData("posting:5172511002", "Posting:5172511002")]
    // All that is not of the language is text.
    [InlineData("C++ c# .NET", "(C++ & c# & .NET)")]
    [InlineData("https://example.com/a?b=[1]", "https://example.com/a?b=[1]")]
    [InlineData("jean-luc o'neil 10:30", "(jean-luc & o'neil & 10:30)")]
    [InlineData("and or not", "(and & or & not)")]
    [InlineData("- & / ++ ~", "")]
    [InlineData("", "")]
    [InlineData("\"\"", "")]
    [InlineData("東京", "東京")]
    public void Queries_are_read_as_they_are_meant(string text, string expected)
    {
        var (query, problem) = SearchQuery.Read(text);

        problem.Should().BeNull();
        (query is null ? "" : Show(query)).Should().Be(expected);
    }

    [Theory]
    [InlineData("a*", "At least 2 letters")]
    [InlineData("*", "At least 2 letters")]
    [InlineData("**", "At least 2 letters")]
    [InlineData("--*", "At least 2 letters")]
    [InlineData("*afka", "only stand at the end")]
    [InlineData("ka*ka*", "only stand at the end")]
    [InlineData("\"kaf* spark\"", "within quotes")]
    [InlineData("ab~", "At least 3 letters")]
    [InlineData("\"kafka", "no other")]
    [InlineData("(kafka", "no ) after it")]
    [InlineData("kafka)", "no ( before it")]
    [InlineData("()", "word is missing")]
    [InlineData("kafka AND", "word is missing")]
    [InlineData("OR kafka", "word is missing")]
    [InlineData("NOT", "word is missing")]
    [InlineData("name:(", "word is missing")]
    [InlineData("posting:engineer", "Give digits only")]
    [InlineData("posting:51*", "Give digits only")]
    [InlineData("((((((((((((kafka))))))))))))", "within one another")]
    public void What_cannot_be_read_is_refused_in_words(string text, string words)
    {
        var (_, problem) = SearchQuery.Read(text);

        problem!.Status.Should().Be(400);
        problem.Title.Should().Contain(words);
    }

    [Fact]
    public void Length_and_numbers_of_words_are_bounded()
    {
        SearchQuery.Read(new string('a', 500)).Problem.Should().BeNull();
        SearchQuery.Read(new string('a', 501)).Problem!.Title.Should().Contain("500");
        SearchQuery.Read(Repeat("ab", 50)).Problem.Should().BeNull();
        SearchQuery.Read(Repeat("ab", 51)).Problem!.Title.Should().Contain("50 words");
        SearchQuery.Read(Repeat("ab*", 10)).Problem.Should().BeNull();
        SearchQuery.Read(Repeat("ab*", 11)).Problem!.Title.Should().Contain("10 words");

        static string Repeat(string word, int times) =>
            string.Join(' ', Enumerable.Repeat(word, times));
    }

    [Fact]
    public void A_cursor_is_read_as_it_was_written_and_nothing_else_is()
    {
        ApplicationId.TryParse("5172511002-a0-0123456789abcdefghjk", out var id).Should().BeTrue();
        var place = new SearchPlace(1.25f, new DateTimeOffset(2026, 3, 1, 0, 0, 0, default), id);

        SearchPlace.OfCursor(place.ToCursor()).Should().Be(place);
        foreach (var other in (string[])["", "x", "3fa00000.1.x", $"7fc00000.1.{id}", $"0.1.{id}"])
        {
            SearchPlace.OfCursor(other).Should().BeNull(other);
        }
    }

    private static string Show(SearchNode node) =>
        node switch
        {
            SearchNode.Word word => In(word.Field) + word.Text,
            SearchNode.Phrase phrase => $"{In(phrase.Field)}'{phrase.Text}'",
            SearchNode.Prefix prefix => $"{In(prefix.Field)}{prefix.Text}*",
            SearchNode.Fuzzy fuzzy => $"{In(fuzzy.Field)}{fuzzy.Text}~",
            SearchNode.All all => $"({string.Join(" & ", all.Parts.Select(Show))})",
            SearchNode.Any any => $"({string.Join(" | ", any.Parts.Select(Show))})",
            SearchNode.Not not => $"!{Show(not.Part)}",
            _ => throw new InvalidOperationException(),
        };

    private static string In(SearchField field) => field == SearchField.Any ? "" : $"{field}:";
}
