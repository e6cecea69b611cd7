using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;
using AwesomeAssertions;
using Xunit;
using static ApplyFunctions.Unit.Tests.Http.Bodies;

namespace ApplyFunctions.Unit.Tests.Http;

public sealed class LimitTests
{
    private const int File1 = 200 * 1024;
    private const int Whole1 = 500 * 1024;
    private const int Half = 250_000;

    private static readonly SubmissionLimits Small = new()
    {
        BodyBytes = Whole1,
        FileBytes = File1,
        Files = 2,
        FormFields = 10,
        JsonDepth = 4,
        TextAnswerLength = 1_000,
    };

    [Fact]
    public async Task A_file_may_have_the_bytes_of_the_limit_and_no_more()
    {
        var reading = await ReadAsync(
            Multipart,
            Whole(File("resume", "cv.pdf", new byte[File1])),
            Small
        );
        using var submission = reading.Submission!;
        submission.Files[0].Content.Length.Should().Be(File1);

        var problem = await RefusedAsync(
            Multipart,
            Whole(File("resume[]", "cv.pdf", new byte[File1 + 1]))
        );
        Same(problem, "file-too-large", "at most 200 kB");
        problem.Error.Should().Be("Invalid attributes: resume");
        problem.Errors.Should().ContainKey("resume").WhoseValue.Should().Equal(problem.Title);
    }

    [Fact]
    public async Task The_sizes_of_the_defaults_are_named_in_plain_words()
    {
        var file = Whole(File("resume", "cv.pdf", new byte[(10 * 1024 * 1024) + 1]));
        (await ReadAsync(Multipart, file))
            .Problem!.Title.Should()
            .StartWith("Each file can be at most 10 MB;");
        (await ReadAsync(Json, Stream.Null, (25 * 1024 * 1024) + 1))
            .Problem!.Title.Should()
            .StartWith("The whole application can be at most 25 MB;");
    }

    [Fact]
    public async Task Files_are_counted_without_empty_inputs()
    {
        byte[][] two = [File("a", "a.pdf", [1]), File("b", "b.pdf", [2])];
        var reading = await ReadAsync(
            Multipart,
            Whole([.. two, File("c", "", []), File("d", "", [])]),
            Small
        );
        using var submission = reading.Submission!;
        submission.Files.Should().HaveCount(2);
        var three = Whole([.. two, File("c", "c.pdf", [])]);
        Same(await RefusedAsync(Multipart, three), "too-many-files", "at most 2 files");
    }

    [Fact]
    public async Task Empty_inputs_are_bounded_as_fields_are()
    {
        var inputs = Enumerable.Repeat(File("c", "", []), 11).ToArray();
        (await ReadAsync(Multipart, Whole(inputs[1..]), Small)).Tree().Should().Be("{}");
        Same(await RefusedAsync(Multipart, Whole(inputs)), "too-many-fields", "at most 10 fields");
    }

    [Theory]
    [InlineData(10, null)]
    [InlineData(11, "too-many-fields")]
    public async Task Fields_are_counted_in_all_kinds_of_bodies(int fields, string? code)
    {
        var names = Enumerable.Range(0, fields).ToArray();
        await Check(Form, Bytes(string.Join('&', names.Select(_ => "a[]=1"))));
        await Check(Multipart, Whole([.. names.Select(_ => Field("a", "1"))]));
        await Check(Json, Bytes($$"""{"a":[{{string.Join(',', names)}}]}"""));
        await Check(Json, Bytes($$"""{"a":[{{string.Join(',', names.Select(_ => "{}"))}}]}"""));
        await Check(Json, Bytes($$"""{"a":[{{string.Join(',', names.Select(_ => "[null]"))}}]}"""));
        await Check(Json, Bytes($$"""{"a":[{{string.Join(',', names.Select(_ => "[]"))}}]}"""));

        async Task Check(string contentType, byte[] body) =>
            ((await ReadAsync(contentType, body, Small)).Problem?.Code)
                .Should()
                .Be(code, contentType);
    }

    [Fact]
    public async Task Depth_is_the_same_in_all_kinds_of_bodies()
    {
        (await ReadAsync(Form, "a[b][c][]=1", Small)).Tree().Should().Be("{'a':{'b':{'c':['1']}}}");
        (await ReadAsync(Json, """{"a":{"b":{"c":["1"]}}}""", Small))
            .Tree()
            .Should()
            .Be("{'a':{'b':{'c':['1']}}}");
        var problem = (await ReadAsync(Form, "a[b][c][][d]=1", Small)).Problem!;
        (problem.Status, problem.Code).Should().Be((400, "nested-too-deep"));
        (await ReadAsync(Json, """{"a":{"b":{"c":[{"d":1}]}}}""", Small))
            .Problem!.Code.Should()
            .Be("nested-too-deep");
        (await ReadAsync(Json, "{\"a\":" + new string('[', 100_000), Small))
            .Problem!.Code.Should()
            .Be("nested-too-deep");
    }

    [Theory]
    [InlineData("resume_content", "file-too-large", "resume")]
    [InlineData("question_1", "field-too-large", "question_1")]
    [InlineData("question_1[]", "field-too-large", "question_1")]
    public async Task Values_are_bounded(string name, string code, string field)
    {
        var most = new string('x', File1 * 3 / 2);
        foreach (var (contentType, body) in Kinds(name, most))
        {
            (await ReadAsync(contentType, body, Small)).Problem.Should().BeNull();
        }
        foreach (var (contentType, body) in Kinds(name, most + "x"))
        {
            var problem = await RefusedAsync(contentType, body);
            problem.Code.Should().Be(code);
            problem.Errors.Keys.Should().Equal(field);
        }
    }

    [Theory]
    [InlineData(0, null)]
    [InlineData(1, "body-too-large")]
    public async Task Bodies_are_bounded_whatever_is_declared(int over, string? code)
    {
        var files = Enumerable
            .Range(0, 2)
            .Select(_ => File("a", "a.pdf", new byte[200_000]))
            .ToArray();
        var rest = Whole1 - Whole([.. files, Field("z", "")]).Length + over;
        byte[][] bodies =
        [
            Whole([.. files, Field("z", new string('z', rest))]),
            Bytes($"a={new string('a', Half)}&b={new string('b', Whole1 - Half - 5 + over)}"),
            Bytes($$"""{"a":1}{{new string(' ', Whole1 - 7 + over)}}"""),
        ];
        foreach (var (contentType, body) in new[] { Multipart, Form, Json }.Zip(bodies))
        {
            body.Should().HaveCount(Whole1 + over);
            foreach (long? declared in new long?[] { null, 10, body.Length })
            {
                var reading = await ReadAsync(contentType, new MemoryStream(body), declared, Small);
                (reading.Problem?.Code).Should().Be(code, contentType);
                reading.Submission?.Dispose();
            }
        }
    }

    [Fact]
    public async Task A_body_that_says_that_it_is_too_large_is_not_read()
    {
        var never = new TrickleStream([], new InvalidOperationException("read"));
        var problem = (await ReadAsync(Form, never, Whole1 + 1, Small)).Problem!;
        Same(problem, "body-too-large", "at most 500 kB");
    }

    private static (string ContentType, byte[] Body)[] Kinds(string name, string value) =>
        [
            (Form, Bytes($"{name}={value}")),
            (Multipart, Whole(Field(name, value))),
            (Json, Bytes($$"""{"{{name}}":"{{value}}"}""")),
        ];

    private static async Task<Problem> RefusedAsync(string contentType, byte[] body)
    {
        var problem = (await ReadAsync(contentType, body, Small)).Problem;
        problem.Should().NotBeNull();
        problem!.Status.Should().Be(413);
        return problem;
    }

    private static void Same(Problem problem, string code, string words)
    {
        (problem.Status, problem.Code).Should().Be((413, code));
        problem.Title.Should().Contain(words);
    }
}
