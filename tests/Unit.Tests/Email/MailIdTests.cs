using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Emails;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Email;

public sealed class MailIdTests
{
    private const string Application = "5172511002-a7-0123456789abcdefghjk";

    [Theory]
    [InlineData(1, Application + "-confirmation")]
    [InlineData(2, Application + "-confirmation-2")]
    [InlineData(41, Application + "-confirmation-41")]
    public void What_is_written_is_read(int number, string text)
    {
        ApplicationId.TryParse(Application, out var application).Should().BeTrue();
        var id = new MailId(application, MailKind.Confirmation, number);

        id.ToString().Should().Be(text);
        MailId.TryParse(text, out var read).Should().BeTrue();
        read.Should().Be(id);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(Application)]
    [InlineData(Application + "-")]
    [InlineData(Application + "-0")]
    [InlineData(Application + "-Confirmation")]
    [InlineData(Application + "-birthday")]
    [InlineData(Application + "-confirmation-1")]
    [InlineData(Application + "-confirmation-02")]
    [InlineData(Application + "-confirmation-x")]
    [InlineData(Application + "-confirmation-2-3")]
    [InlineData("x" + Application + "-confirmation")]
    public void Anything_else_is_no_id(string? text) =>
        MailId.TryParse(text, out _).Should().BeFalse();
}
