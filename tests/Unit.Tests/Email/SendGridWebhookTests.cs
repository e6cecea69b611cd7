using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ApplyFunctions.Core.Emails;
using ApplyFunctions.Infrastructure.Email;
using AwesomeAssertions;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Options;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Email;

public sealed class SendGridWebhookTests : IDisposable
{
    private const string Id = "5172511002-00-00000000000000000000-confirmation";
    private static readonly DateTimeOffset Now = new(2026, 5, 4, 9, 0, 0, TimeSpan.Zero);

    private readonly ECDsa _key = ECDsa.Create(ECCurve.NamedCurves.nistP256);

    public void Dispose() => _key.Dispose();

    [Fact]
    public async Task A_request_that_SendGrid_signed_is_verified()
    {
        // The sample of SendGrid's own libraries. It is no list, which is only found out behind the signature.
        const string key =
            "MFkwEwYHKoZIzj0CAQYIKoZIzj0DAQcDQgAEEDr2LjtURuePQzplybdC+u4CwrqDqBaWjcMMsTbhdbcwHBcepxo7yAQGhHPTnlvFYPAZFceEu/1FwCM/QmGUhA==";
        const string signature =
            "MEUCIQCtIHJeH93Y+qpYeWrySphQgpNGNr/U+UyUlBkU6n7RAwIgJTz2C+8a8xonZGi6BpSzoQsbVRamr2nlxFDWYNH2j/0=";
        const string timestamp = "1588788367";
        const string body =
            """{"category":"example_payload","event":"test_event","message_id":"message_id"}""";
        var signedAt = DateTimeOffset.FromUnixTimeSeconds(1588788367);

        var sound = await ReadAsync(key, body, signature, timestamp, signedAt);
        var changed = await ReadAsync(key, body + " ", signature, timestamp, signedAt);

        sound.Problem!.Status.Should().Be(400);
        changed.Problem!.Status.Should().Be(401);
    }

    [Theory]
    [InlineData(0, true)]
    [InlineData(25 * 60 - 1, true)]
    [InlineData(25 * 60 + 1, false)]
    [InlineData(-9, true)]
    [InlineData(-11, false)]
    public async Task A_signature_counts_for_as_long_as_SendGrid_repeats(int minutesOld, bool taken)
    {
        var at = Now.AddMinutes(-minutesOld);

        var report = await ReadAsync(Public(_key), "[]", Sign(at, "[]"), Seconds(at), Now);

        (report.Events is not null).Should().Be(taken);
        (report.Problem?.Status == 401).Should().Be(!taken);
    }

    [Fact]
    public async Task Whatever_is_wrong_with_a_signature_has_one_answer()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP256);
        var sound = Sign(Now, "[]");
        (string? Signature, string? Timestamp)[] wrong =
        [
            (null, Seconds(Now)),
            (sound, null),
            ("", ""),
            ("not Base64!", Seconds(Now)),
            (Convert.ToBase64String(new byte[64]), Seconds(Now)),
            (Convert.ToBase64String(new byte[4096]), Seconds(Now)),
            // r and s of nought, which some implementations let through.
            ("MAYCAQACAQA=", Seconds(Now)),
            (sound, Seconds(Now.AddSeconds(1))),
            (sound, "0" + Seconds(Now)),
            (sound, "-1"),
            (sound, new string('9', 19)),
            (sound, new string('9', 5000)),
        ];

        foreach (var (signature, timestamp) in wrong)
        {
            var report = await ReadAsync(Public(_key), "[]", signature, timestamp, Now);
            report.Problem!.Code.Should().Be("webhook-not-verified", $"{signature} {timestamp}");
        }

        var strange = await ReadAsync(Public(other), "[]", sound, Seconds(Now), Now);
        strange.Problem!.Status.Should().Be(401);
    }

    [Fact]
    public async Task Either_of_two_keys_verifies_so_that_one_can_follow_another()
    {
        using var old = ECDsa.Create(ECCurve.NamedCurves.nistP256);

        var report = await ReadAsync(
            $"{Public(old)} , {Public(_key)}",
            "[]",
            Sign(Now, "[]"),
            Seconds(Now),
            Now
        );

        report.Events.Should().BeEmpty();
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData(" , ")]
    [InlineData("AAAA")]
    [InlineData("not Base64")]
    public async Task Without_a_sound_key_nothing_is_taken(string? key)
    {
        var report = await ReadAsync(key, "[]", Sign(Now, "[]"), Seconds(Now), Now);

        report.Problem!.Status.Should().Be(503);
    }

    [Fact]
    public async Task A_key_of_another_curve_is_none()
    {
        using var other = ECDsa.Create(ECCurve.NamedCurves.nistP384);

        var report = await ReadAsync(Public(other), "[]", "", "", Now);

        report.Problem!.Status.Should().Be(503);
    }

    [Theory]
    [InlineData("")]
    [InlineData("{}")]
    [InlineData("[")]
    [InlineData("null")]
    public async Task A_signed_body_that_is_no_list_is_unreadable(string body)
    {
        var report = await ReadAsync(Public(_key), body, Sign(Now, body), Seconds(Now), Now);

        report.Problem!.Status.Should().Be(400);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_body_over_a_mebibyte_is_too_large_said_beforehand_or_not(bool said)
    {
        var body = $"[{new string(' ', 1024 * 1024 - 1)}]";

        var report = await ReadAsync(Public(_key), body, Sign(Now, body), Seconds(Now), Now, said);

        report.Problem!.Status.Should().Be(413);
    }

    [Theory]
    [InlineData("""{"event":"delivered","response":"250 5.1.1 jo@example.com"}""", "Delivered")]
    [InlineData("""{"event":"processed"}""", "Processed")]
    [InlineData(
        """{"event":"bounce","status":"5.1.1","bounce_classification":"Invalid Address","reason":"550 jo@example.com unknown"}""",
        "Bounced 5.1.1 Invalid Address"
    )]
    [InlineData(
        """{"event":"bounce","type":"blocked","reason":"550 5.7.1 jo@example.com from 192.0.2.7"}""",
        "Bounced 5.7.1"
    )]
    [InlineData(
        """{"event":"bounce","reason":"jo@example.com","bounce_classification":"jo@example.com"}""",
        "Bounced"
    )]
    [InlineData("""{"event":"bounce","reason":"4.1.1.2"}""", "Bounced")]
    [InlineData("""{"event":"dropped","reason":"Bounced Address"}""", "Dropped Bounced Address")]
    [InlineData(
        """{"event":"deferred","response":"452 4.2.2 <jo@example.com> full","attempt":"5"}""",
        "Deferred 4.2.2"
    )]
    public async Task Of_an_event_only_what_is_no_free_text_is_read(string json, string expected)
    {
        var body = $$"""
            [{"email":"jo@example.com","timestamp":1777885200,"sg_event_id":"ev-1_A==","message_id":"{{Id}}",
            "sg_message_id":"14c5d75ce93.dfd.64b469.filter0001.16648.5515E0B88.0",{{json[1..]}}]
            """;

        var report = await ReadAsync(Public(_key), body, Sign(Now, body), Seconds(Now), Now);

        var read = report.Events.Should().ContainSingle().Subject;
        $"{read.State} {read.Reason}".Trim().Should().Be(expected);
        read.Id.Should().Be("ev-1_A==");
        read.At.Should().Be(DateTimeOffset.FromUnixTimeSeconds(1777885200));
        read.ProviderId.Should().Be("14c5d75ce93.dfd.64b469");
        read.Mail.ToString().Should().Be(Id);
        read.ToString().Should().NotContain("jo@example.com");
    }

    [Theory]
    [InlineData("1")]
    [InlineData("null")]
    [InlineData("""{"event":"open","timestamp":1777885200,"message_id":"ID"}""")]
    [InlineData("""{"event":"delivered","timestamp":1777885200,"message_id":"other"}""")]
    [InlineData("""{"event":"delivered","timestamp":1777885200}""")]
    [InlineData("""{"event":"delivered","timestamp":"soon","message_id":"ID"}""")]
    [InlineData("""{"event":"delivered","timestamp":99999999999999999,"message_id":"ID"}""")]
    [InlineData("""{"event":7,"timestamp":1777885200,"message_id":["ID"]}""")]
    public async Task What_is_not_about_our_mails_is_left_out(string json)
    {
        var body = $"[{json.Replace("ID", Id, StringComparison.Ordinal)}]";

        var report = await ReadAsync(Public(_key), body, Sign(Now, body), Seconds(Now), Now);

        report.Events.Should().BeEmpty();
    }

    private static async Task<DeliveryReport> ReadAsync(
        string? key,
        string body,
        string? signature,
        string? timestamp,
        DateTimeOffset now,
        bool saysLength = true
    )
    {
        var webhook = new SendGridWebhook(
            Options.Create(new SendGridWebhookOptions { WebhookKey = key }),
            new StoppedClock(now),
            NullLogger<SendGridWebhook>.Instance
        );
        var bytes = Encoding.UTF8.GetBytes(body);
        await using var content = new MemoryStream(bytes);
        return await webhook.ReadAsync(
            new SignedReport(content, saysLength ? bytes.Length : null, signature, timestamp),
            TestContext.Current.CancellationToken
        );
    }

    private string Sign(DateTimeOffset at, string body) =>
        Convert.ToBase64String(
            _key.SignData(
                Encoding.UTF8.GetBytes(Seconds(at) + body),
                HashAlgorithmName.SHA256,
                DSASignatureFormat.Rfc3279DerSequence
            )
        );

    private static string Seconds(DateTimeOffset at) =>
        at.ToUnixTimeSeconds().ToString(CultureInfo.InvariantCulture);

    private static string Public(ECDsa key) =>
        Convert.ToBase64String(key.ExportSubjectPublicKeyInfo());

    private sealed class StoppedClock(DateTimeOffset now) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => now;
    }
}
