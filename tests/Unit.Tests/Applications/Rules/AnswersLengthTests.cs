using System.Text.Encodings.Web;
using System.Text.Json;
using ApplyFunctions.Core.Applications.Rules;
using AwesomeAssertions;
using CsCheck;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Applications.Rules;

/// <summary>What fits into the row of an application is known before it is written.</summary>
public sealed class AnswersLengthTests
{
    private static readonly JsonSerializerOptions Kept = new()
    {
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    [Fact]
    public void A_text_is_never_longer_where_it_is_kept() =>
        Gen.String.Sample(text =>
        {
            var clean = PlainText.Lines(text);
            (JsonSerializer.Serialize(clean, Kept).Length - 2)
                .Should()
                .BeLessThanOrEqualTo(StoredText.Length(clean));
        });

    [Fact]
    public async Task Emoji_count_as_what_they_take()
    {
        var emoji = string.Concat(Enumerable.Repeat("\U0001F600", 9_000));
        var fields = Enumerable.Range(1, 5).Select(i => $"question_{i}").ToList();
        var questions = fields.Select(f =>
            $$"""{"label":"{{f}}","fields":[{"name":"{{f}}","type":"textarea"}]}"""
        );

        var judged = await Judgement.OfJsonAsync(
            $"\"questions\":[{string.Join(',', questions)}]",
            string.Join(',', fields.Select(f => $"\"{f}\":\"{emoji}\""))
        );

        judged.Fields.Should().Equal(fields[2..]);
        judged.Message(fields[2]).Should().Contain("together are too long");
    }
}
