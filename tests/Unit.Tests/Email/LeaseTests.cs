using System.ComponentModel.DataAnnotations;
using System.Globalization;
using System.Reflection;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Infrastructure.Email;
using ApplyFunctions.Infrastructure.Storage;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Email;

public sealed class LeaseTests
{
    [Fact]
    public void A_sender_that_lives_is_done_before_its_lease_ends()
    {
        var range = typeof(SendGridOptions)
            .GetProperty(nameof(SendGridOptions.Timeout))!
            .GetCustomAttribute<RangeAttribute>()!;
        var longestSend = TimeSpan.Parse((string)range.Maximum, CultureInfo.InvariantCulture);

        SendMail
            .Lease.Should()
            .BeGreaterThan(SendMail.TakenWithin + longestSend + StorageClients.LongestCall);
    }
}
