using ApplyFunctions.Core.Access;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Infrastructure.Phones;
using AwesomeAssertions;
using Microsoft.Extensions.Options;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Applications.Rules;

public sealed class CandidateRulesTests
{
    private const string NoPhone = "\"questions\":[]";

    private const string PhoneRequired = """
        "questions":[{"label":"Phone","required":true,"fields":[{"name":"phone","type":"input_text","values":[]}]}]
        """;

    [Theory]
    [InlineData("+44 20 7946 0958", "+442079460958")]
    [InlineData("+44 (0)20 7946 0958", "+442079460958")]
    [InlineData("+1-212-555-0123 ext. 5", "+12125550123")]
    [InlineData("020 7946 0958", null)]
    [InlineData("+999 12", null)]
    [InlineData("12", null)]
    [InlineData("after 5pm: 555", null)]
    [InlineData("٠٢٠ ٧٩٤٦", null)]
    public async Task A_phone_number_is_kept_as_typed_and_as_it_is_dialled(
        string typed,
        string? dialled
    )
    {
        var judged = await Judgement.OfJsonAsync(PhoneRequired, $"\"phone\":\"{typed}\"");

        judged.Taken.Candidate.Phone.Should().Be(typed);
        judged.Taken.Candidate.PhoneE164.Should().Be(dialled);
    }

    [Theory]
    [InlineData("none", "no digits")]
    [InlineData("-", "no digits")]
    [InlineData("www.example.com/5", "web address")]
    public async Task A_phone_number_has_digits_and_no_link(string typed, string says)
    {
        var required = await Judgement.OfJsonAsync(PhoneRequired, $"\"phone\":\"{typed}\"");
        var optional = await Judgement.OfJsonAsync(NoPhone, $"\"phone\":\"{typed}\"");

        required.Message("phone").Should().Contain(says);
        optional.Fields.Should().Equal("phone");
    }

    [Theory]
    [InlineData("")]
    [InlineData("\"phone\":null")]
    [InlineData("\"phone\":\"  \"")]
    public async Task A_missing_phone_number_is_a_fault_only_where_it_is_required(string body)
    {
        var required = await Judgement.OfJsonAsync(PhoneRequired, body);
        var optional = await Judgement.OfJsonAsync(NoPhone, body);

        required.Message("phone").Should().Be("Phone number is required.");
        optional.Taken.Candidate.Phone.Should().BeNull();
    }

    [Theory]
    [InlineData("020 7946 0958", "+442079460958")]
    [InlineData("+49 30 901820", "+4930901820")]
    public void A_region_lets_numbers_be_read_as_they_are_written_there(
        string typed,
        string dialled
    )
    {
        var numbers = new LibPhoneNumbers(
            Options.Create(new ApplicationOptions { PhoneRegion = "GB" })
        );

        numbers.ToE164(typed).Should().Be(dialled);
    }

    [Theory]
    [InlineData(Caller.Server, "\"192.0.2.1\"", "192.0.2.1")]
    [InlineData(Caller.Server, "[\" 2001:DB8::1 \"]", "2001:db8::1")]
    [InlineData(Caller.Visitor, "\"192.0.2.1\"", null)]
    [InlineData(Caller.Unknown, "\"192.0.2.1\"", null)]
    [InlineData(Caller.Server, "\"192.0.2\"", null)]
    [InlineData(Caller.Server, "3221225985", null)]
    [InlineData(Caller.Server, "\"192.0.2.1, 198.51.100.7\"", null)]
    [InlineData(Caller.Server, "\"localhost\"", null)]
    [InlineData(Caller.Server, "{\"a\":1}", null)]
    [InlineData(Caller.Server, "null", null)]
    public async Task Only_a_trusted_server_is_believed_about_an_address(
        Caller caller,
        string sent,
        string? kept
    )
    {
        var judged = await Judgement.OfJsonAsync(NoPhone, $"\"applicant_ip\":{sent}", caller);

        judged.Taken.Details.ApplicantIp.Should().Be(kept);
    }
}
