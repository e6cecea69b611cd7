using AwesomeAssertions;
using Xunit;
using static ApplyFunctions.Unit.Tests.Http.Bodies;

namespace ApplyFunctions.Unit.Tests.Http;

public sealed class FormTests
{
    [Theory]
    [InlineData("a=1&b=2", "{'a':'1','b':'2'}")]
    [InlineData("a=x+y%20z%2Bw", "{'a':'x y z+w'}")]
    [InlineData("a=%C3%A9%e2%82%ac", "{'a':'é€'}")]
    [InlineData("a=é", "{'a':'é'}")]
    [InlineData("a", "{'a':''}")]
    [InlineData("a=", "{'a':''}")]
    [InlineData("=x", "{}")]
    [InlineData("&&a=1&", "{'a':'1'}")]
    [InlineData("a=b=c", "{'a':'b=c'}")]
    [InlineData("a=100%", "{'a':'100%'}")]
    [InlineData("a=%zz%4", "{'a':'%zz%4'}")]
    [InlineData("a=%4g%g4", "{'a':'%4g%g4'}")]
    [InlineData("a=%+1", "{'a':'% 1'}")]
    [InlineData("a=1;b=2", "{'a':'1;b=2'}")]
    [InlineData("question_1%5B%5D=1&question_1[]=2", "{'question_1':['1','2']}")]
    [InlineData("my+field%3D=1", "{'my field=':'1'}")]
    [InlineData(
        "d%5B%5Dquestion_id=1&d%5B%5Dquestion_id=2",
        "{'d':[{'question_id':'1'},{'question_id':'2'}]}"
    )]
    public async Task Pairs_are_decoded_in_order(string body, string tree)
    {
        (await ReadAsync(Form, body)).Tree().Should().Be(tree);
        var trickle = new TrickleStream(Bytes(body));
        (await ReadAsync(Form + ";charset=UTF-8", trickle, null)).Tree().Should().Be(tree);
    }

    [Fact]
    public async Task A_NUL_in_a_value_is_left_to_validation() =>
        (await ReadAsync(Form, "a=x%00%01")).Submission!.Values["a"]!
            .GetValue<string>()
            .Should()
            .Be("x\0\u0001");

    [Fact]
    public async Task A_long_value_is_read_whole()
    {
        var value = string.Concat(Enumerable.Repeat("+%C3%A9x", 100_000));
        var reading = await ReadAsync(Form, $"first=1&resume_content={value}&last=2");
        reading.Submission!.Values["last"]!.GetValue<string>().Should().Be("2");
        reading.Submission.Values["resume_content"]!
            .GetValue<string>()
            .Should()
            .Be(string.Concat(Enumerable.Repeat(" éx", 100_000)));
    }
}
