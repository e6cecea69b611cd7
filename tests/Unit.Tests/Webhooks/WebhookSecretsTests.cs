using System.Security.Cryptography;
using System.Text;
using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Webhooks;
using AwesomeAssertions;
using Microsoft.Extensions.Options;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Webhooks;

public sealed class WebhookSecretsTests
{
    private const string Secret = "a secret that both know";

    private readonly WebhookSecrets _secrets = With(1);

    [Fact]
    public void The_signature_is_what_openssl_makes_of_the_same()
    {
        // printf '{"action":"ping"}' | openssl dgst -sha256 -hmac 'a secret that both know'
        var signature = _secrets.Sign(Sealed(_secrets), "{\"action\":\"ping\"}"u8);

        signature
            .Should()
            .Be("sha256 0b86943973a6602f54bde7572dbcb5c9ebf2a0d871f721e4b0880cab68840b0f");
    }

    [Fact]
    public void What_is_kept_shows_nothing_of_the_secret_and_is_new_each_time()
    {
        var one = Sealed(_secrets).Secret;

        one.Should().NotBe(Sealed(_secrets).Secret);
        Encoding.UTF8.GetString(Convert.FromBase64String(one)).Should().NotContain(Secret);
    }

    [Fact]
    public void A_secret_is_of_use_only_where_it_belongs()
    {
        var webhook = Sealed(_secrets);
        foreach (
            var moved in (Webhook[])
                [webhook with { Board = "other" }, webhook with { Id = "fedcba9876543210" }]
        )
        {
            var sign = () => _secrets.Sign(moved, "body"u8);
            sign.Should().Throw<CryptographicException>();
        }

        var elsewhere = () => With(2).Sign(webhook, "body"u8);
        elsewhere.Should().Throw<CryptographicException>();
    }

    private static WebhookSecrets With(byte key) =>
        new(
            Options.Create(
                new ApplicationOptions
                {
                    HashKey = Convert.ToBase64String([.. Enumerable.Repeat(key, 32)]),
                }
            )
        );

    private static Webhook Sealed(WebhookSecrets secrets)
    {
        const string id = "0123456789abcdef";
        return new Webhook(
            id,
            "example",
            "https://receiver.example.com/",
            secrets.Seal("example", id, Secret),
            IsEnabled: true,
            DateTimeOffset.UnixEpoch
        );
    }
}
