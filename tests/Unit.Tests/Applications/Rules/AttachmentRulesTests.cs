using System.Buffers;
using System.Text;
using ApplyFunctions.Core.Applications;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Applications.Rules;

public sealed class AttachmentRulesTests
{
    private const string Form = """
        "questions":[{"label":"Resume","required":true,"fields":[{"name":"resume","type":"input_file"},{"name":"resume_text","type":"textarea"}]}]
        """;

    // Its Base64 has both characters in which the two alphabets differ, and padding.
    private const string Text = "Ada Example ÿþ??>>~~ ¿";

    private static string Base64 => Convert.ToBase64String(Encoding.UTF8.GetBytes(Text));

    public static TheoryData<string> Spellings =>
        [
            Base64,
            Base64.TrimEnd('='),
            Base64.Replace('+', '-').Replace('/', '_'),
            Base64.Replace('+', '-').Replace('/', '_').TrimEnd('='),
            $"data:text/plain;base64,{Base64}",
            Base64.Insert(8, "\\r\\n").Insert(20, "\\n"),
        ];

    [Theory]
    [MemberData(nameof(Spellings))]
    public async Task Base64_is_read_in_every_spelling(string content)
    {
        var judged = await Judgement.OfJsonAsync(
            Form,
            $$"""
            "resume_content":"{{content}}","resume_content_filename":"cv.txt"
            """
        );

        var file = judged.Taken.Files.Should().ContainSingle().Subject;
        Encoding.UTF8.GetString(file.Content.ToArray()).Should().Be(Text);
        file.Record.FileName.Should().Be("cv.txt");
    }

    [Theory]
    [InlineData("")]
    [InlineData("cv.txt")]
    public async Task Content_that_is_empty_is_no_file(string name)
    {
        var judged = await Judgement.OfJsonAsync(
            Form,
            $$"""
            "resume_text":"In words","cover_letter_content":"","cover_letter_content_filename":"{{name}}"
            """
        );

        judged.Taken.Files.Should().ContainSingle().Which.Record.Field.Should().Be("resume_text");
    }

    [Fact]
    public async Task Raw_text_in_place_of_base64_is_told()
    {
        var judged = await Judgement.OfJsonAsync(
            Form,
            """
            "resume_content":"Curriculum vitae: I did things.","resume_content_filename":"cv.txt"
            """
        );

        judged.Fields.Should().Equal("resume");
        judged.Message("resume").Should().Contain("Base64");
    }

    [Fact]
    public async Task More_files_than_fit_are_told_however_they_come()
    {
        var limit = new SubmissionLimits().Files;
        var fields = Enumerable.Range(1, limit + 1).Select(i => $"question_{i}").ToList();
        var questions = fields.Select(f =>
            $$"""{"label":"{{f}}","fields":[{"name":"{{f}}","type":"input_file"}]}"""
        );
        var content = fields.Select(f => $"\"{f}_content\":\"{Base64}\"");

        var judged = await Judgement.OfJsonAsync(
            $"\"questions\":[{string.Join(',', questions)}]",
            string.Join(',', content)
        );

        judged.Fields.Should().Equal(fields[^1]);
        judged.Message(fields[^1]).Should().Contain($"at most {limit} files");
    }
}
