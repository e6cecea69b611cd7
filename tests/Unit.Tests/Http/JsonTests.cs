using AwesomeAssertions;
using Xunit;
using static ApplyFunctions.Unit.Tests.Http.Bodies;

namespace ApplyFunctions.Unit.Tests.Http;

public sealed class JsonTests
{
    [Theory]
    [InlineData("{}", "{}")]
    [InlineData(
        "{'a':'1','b':2,'c':true,'d':false,'e':null}",
        "{'a':'1','b':2,'c':true,'d':false,'e':null}"
    )]
    [InlineData(" {\r\n'a' : [ ] , 'b':{} }\n", "{'a':[],'b':{}}")]
    [InlineData("{'a[]':['1','2']}", "{'a':['1','2']}")]
    [InlineData("{'a[]':1}", "{'a':[1]}")]
    [InlineData("{'a[]':{'k':1}}", "{'a':[{'k':1}]}")]
    [InlineData("{'a[]':null}", "{'a':[]}")]
    [InlineData("{'a':{'b[]':'x'}}", "{'a':{'b':['x']}}")]
    [InlineData("{'a':[{'b[]':'x'}]}", "{'a':[{'b':['x']}]}")]
    [InlineData("{'[]':1}", "{'[]':1}")]
    [InlineData("{'':1}", "{'':1}")]
    [InlineData("{'a':1,'b':2,'a':3}", "{'a':3,'b':2}")]
    [InlineData("{'a':1,'a[]':2}", "{'a':[2]}")]
    [InlineData("{'a[]':[1],'a':2}", "{'a':2}")]
    [InlineData("{'a':{'x':1,'x':2}}", "{'a':{'x':2}}")]
    [InlineData(
        "{'n':9223372036854775808123,'m':1e400,'o':-0.10}",
        "{'n':9223372036854775808123,'m':1e400,'o':-0.10}"
    )]
    [InlineData("{'a':'\\u00e9\\/'}", "{'a':'é/'}")]
    public async Task Objects_keep_their_types(string body, string tree) =>
        (await ReadAsync(Json, body.Replace('\'', '"'))).Tree().Should().Be(tree);

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData(" Application/JSON ;charset=\"utf-8\"")]
    [InlineData("text/json")]
    [InlineData("application/vnd.acme.application+json")]
    public async Task All_names_of_JSON_are_read(string contentType) =>
        (await ReadAsync(contentType, """{"a":1}""")).Tree().Should().Be("{'a':1}");

    [Fact]
    public async Task A_byte_order_mark_is_passed_over() =>
        (await ReadAsync(Json, "\uFEFF{}")).Tree().Should().Be("{}");

    [Fact]
    public async Task Ids_come_as_numbers_of_any_kind()
    {
        var reading = await ReadAsync(Json, """{"id":114986917002}""");
        reading.Submission!.Values["id"]!.GetValue<long>().Should().Be(114_986_917_002);
    }

    [Fact]
    public async Task A_NUL_in_a_value_is_left_to_validation()
    {
        var reading = await ReadAsync(Json, """{"a":"x\u0000"}""");
        reading.Submission!.Values["a"]!.GetValue<string>().Should().Be("x\0");
    }

    [Fact]
    public async Task A_file_as_Base64_is_read_whole()
    {
        var content = Convert.ToBase64String(new byte[3_000_000]);
        var reading = await ReadAsync(Json, $$"""{"resume_content":"{{content}}"}""");
        reading.Submission!.Values["resume_content"]!.GetValue<string>().Should().Be(content);
    }

    [Fact]
    public async Task A_pair_of_escapes_is_one_character()
    {
        var reading = await ReadAsync(Json, """{"a":"\ud83d\ude00"}""");
        reading.Submission!.Values["a"]!.GetValue<string>().Should().Be("😀");
    }
}
