using System.ComponentModel.DataAnnotations;
using ApplyFunctions.Core.Webhooks;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Webhooks;

public sealed class WebhookOptionsTests
{
    [Fact]
    public void A_receiver_is_tried_eleven_times_in_fifteen_hours_with_ever_longer_waits()
    {
        var waits = new WebhookOptions().Waits;

        waits.Should().HaveCount(10).And.BeInAscendingOrder();
        waits
            .Aggregate(TimeSpan.Zero, (sum, wait) => sum + wait)
            .Should()
            .Be(TimeSpan.FromHours(15));
    }

    [Theory]
    [InlineData("", "", true)]
    [InlineData("00:00:01", "https://apply.example.com", true)]
    [InlineData("6.00:00:00", "http://127.0.0.1:7071/", true)]
    [InlineData("00:00:00", "", false)]
    [InlineData("7.00:00:00", "", false)]
    [InlineData("00:01:00,soon", "", false)]
    [InlineData("", "apply.example.com", false)]
    [InlineData("", "ftp://apply.example.com", false)]
    [InlineData("", "https://apply.example.com/functions", false)]
    public void Settings_that_cannot_be_meant_keep_the_app_from_starting(
        string retries,
        string address,
        bool isSound
    )
    {
        var options = new WebhookOptions { Retries = retries, Address = address };

        options.Validate(new ValidationContext(options)).Should().HaveCount(isSound ? 0 : 1);
    }

    [Theory]
    [InlineData("7-00-00000000000000000000-0123456789abcdef", true)]
    [InlineData("7-00-00000000000000000000-0123456789abcdeg", false)]
    [InlineData("7-00-00000000000000000000-0123456789ABCDEF", false)]
    [InlineData("7-00-00000000000000000000-", false)]
    [InlineData("7-00-00000000000000000000", false)]
    [InlineData("0123456789abcdef", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_event_id_is_read_as_it_was_written(string? text, bool isOne)
    {
        WebhookDeliveryId.TryParse(text, out var id).Should().Be(isOne);
        if (isOne)
        {
            id.ToString().Should().Be(text);
        }
    }
}
