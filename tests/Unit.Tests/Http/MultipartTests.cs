using System.Buffers;
using AwesomeAssertions;
using Xunit;
using static ApplyFunctions.Unit.Tests.Http.Bodies;

namespace ApplyFunctions.Unit.Tests.Http;

public sealed class MultipartTests
{
    [Fact]
    public async Task Fields_and_files_are_kept_apart_and_in_order()
    {
        byte[] pdf = [.. Enumerable.Range(0, 300_000).Select(number => (byte)(number * 31))];
        var reading = await ReadAsync(
            Multipart,
            Whole(
                Field("first_name", "Ada"),
                File("resume", "cv.pdf", pdf),
                Field("question_1[]", "1"),
                File("resume", "second.pdf", [1, 2]),
                Field("question_1[]", "2"),
                File("question_7[]", "x.txt", [3]),
                Field("unknown", "kept")
            )
        );

        reading.Tree().Should().Be("{'first_name':'Ada','question_1':['1','2'],'unknown':'kept'}");
        using var submission = reading.Submission!;
        submission
            .Files.Select(file => (file.Field, file.FileName, file.Content.Length))
            .Should()
            .Equal(
                ("resume", "cv.pdf", 300_000),
                ("resume", "second.pdf", 2),
                ("question_7", "x.txt", 1)
            );
        submission.Files[0].Content.ToArray().Should().Equal(pdf);
    }

    [Fact]
    public async Task An_empty_file_input_is_no_file()
    {
        var reading = await ReadAsync(Multipart, Whole(File("resume", "", [])));
        reading.Submission!.Files.Should().BeEmpty();
        reading.Tree().Should().Be("{}");
    }

    [Fact]
    public async Task A_named_file_without_bytes_is_kept()
    {
        var reading = await ReadAsync(Multipart, Whole(File("resume", "cv.pdf", [])));
        using var submission = reading.Submission!;
        submission.Files.Should().ContainSingle().Which.Content.Length.Should().Be(0);
    }

    [Fact]
    public async Task A_file_without_a_name_is_kept()
    {
        var reading = await ReadAsync(Multipart, Whole(File("resume", "", [7])));
        using var submission = reading.Submission!;
        submission.Files.Should().ContainSingle().Which.FileName.Should().BeEmpty();
    }

    [Theory]
    [InlineData("multipart/form-data; boundary=b")]
    [InlineData("multipart/form-data; boundary=\"b\"")]
    [InlineData("Multipart/Form-Data;charset=utf-8;boundary=b")]
    public async Task The_boundary_may_be_written_in_several_ways(string contentType) =>
        (await ReadAsync(contentType, Whole(Field("a", "1")))).Tree().Should().Be("{'a':'1'}");

    [Theory]
    [InlineData("Content-Disposition: form-data; name=\"a\"\r\nContent-Length: 2")]
    [InlineData(
        "Content-Length: 2\r\nContent-Type: text/plain; charset=UTF-8\r\nContent-Disposition: form-data; name=\"a\""
    )]
    [InlineData("content-disposition: form-data; name=a")]
    [InlineData("Content-Disposition: form-data; name=\"a\"\r\nContent-Transfer-Encoding: 8bit")]
    public async Task Part_headers_of_all_clients_are_read(string headers) =>
        (await ReadAsync(Multipart, Whole(Part(headers, Bytes("é")))))
            .Tree()
            .Should()
            .Be("{'a':'é'}");

    [Fact]
    public async Task Names_are_UTF8_and_quotes_in_them_are_escaped() =>
        (await ReadAsync(Multipart, Whole(Field("größe[\\\"x\\\\\\\"]", "1")))).Submission!.Values[
            "größe"
        ]!["\"x\\\""]!
            .GetValue<string>()
            .Should()
            .Be("1");

    [Fact]
    public async Task Values_come_through_untouched()
    {
        const string Value = "\0\u0001\u001B line\r\nbreak\ttab --b -- \u202E 😀 \uFEFF";
        var reading = await ReadAsync(Multipart, Whole(Field("a", Value)));
        reading.Submission!.Values["a"]!.GetValue<string>().Should().Be(Value);
    }

    [Fact]
    public async Task Text_around_the_parts_is_passed_over()
    {
        var body = Join(Bytes("preamble\r\n"), Whole(Field("a", "1")), Bytes("epilogue"));
        (await ReadAsync(Multipart, body)).Tree().Should().Be("{'a':'1'}");
    }

    [Fact]
    public async Task A_form_without_parts_is_an_empty_submission() =>
        (await ReadAsync(Multipart, Whole())).Tree().Should().Be("{}");
}
