using ApplyFunctions.Infrastructure.Attachments;
using ApplyFunctions.Infrastructure.Outbound;
using ApplyFunctions.Unit.Tests.Http;
using AwesomeAssertions;
using CsCheck;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Attachments;

public sealed class LinkAddressTests
{
    [Theory]
    [InlineData("https://example.com", "https://example.com/")]
    [InlineData("HTTPS://EXAMPLE.com/A", "https://example.com/A")]
    [InlineData("http://example.com/a", "http://example.com/a")]
    [InlineData("https://example.com/a b.pdf?c=d e#f", "https://example.com/a%20b.pdf?c=d%20e")]
    [InlineData("https://example.com/a#x@y", "https://example.com/a")]
    [InlineData("https://example.com/@me/cv.pdf", "https://example.com/@me/cv.pdf")]
    [InlineData("https://bücher.example/é", "https://bücher.example/%C3%A9")]
    [InlineData("https://example.com/a%2Fb%20c", "https://example.com/a%2Fb%20c")]
    public void A_link_is_read_without_its_fragment(string text, string address)
    {
        LinkAddress.TryRead(text, out var read).Should().BeNull();

        read.AbsoluteUri.Should().Be(new Uri(address).AbsoluteUri);
    }

    [Theory]
    [InlineData("cv.pdf", "NotALink")]
    [InlineData("/cv.pdf", "NotALink")]
    [InlineData("//example.com/cv.pdf", "NotALink")]
    [InlineData("example.com/cv.pdf", "NotALink")]
    [InlineData("https:example.com", "NotALink")]
    [InlineData("https:/example.com", "NotALink")]
    [InlineData(@"https:\\example.com", "NotALink")]
    [InlineData("https://", "NotALink")]
    [InlineData("https:///cv.pdf", "NotALink")]
    [InlineData("https://exa mple.com/", "NotALink")]
    [InlineData("https://%31.example.com/", "NotALink")]
    [InlineData("https://example.com:99999/", "NotALink")]
    [InlineData("https://example.com\n.example.org/", "NotALink")]
    [InlineData("https://example.com/\0cv.pdf", "NotALink")]
    [InlineData("https://example.com/\tcv.pdf", "NotALink")]
    [InlineData("https://example.com/\u0085cv.pdf", "NotALink")]
    [InlineData("https://-example.com/", "NotALink")]
    [InlineData("file:///etc/passwd", "NotALink")]
    [InlineData("ftp://example.com/cv.pdf", "NotALink")]
    [InlineData("data:text/plain,cv", "NotALink")]
    [InlineData("javascript:alert(1)", "NotALink")]
    [InlineData("https://user@example.com/", "HasUser")]
    [InlineData("https://user:password@example.com/", "HasUser")]
    [InlineData("https://@example.com/", "HasUser")]
    [InlineData("https://example.org%2f@example.com/", "HasUser")]
    [InlineData("https://example.org:443@example.com/", "HasUser")]
    public void What_is_no_plain_link_is_refused(string text, string reason) =>
        LinkAddress.TryRead(text, out _)!.Reason.Should().Be(reason);

    [Fact]
    public void A_link_has_at_most_2048_characters()
    {
        const string start = "https://example.com/";
        var longest = start + new string('a', OutboundAddress.MaxLength - start.Length);

        LinkAddress.TryRead(longest, out _).Should().BeNull();
        LinkAddress.TryRead(longest + "a", out _)!.Reason.Should().Be("TooLong");
    }

    [Theory]
    [InlineData("/b", "https://example.com/b")]
    [InlineData("b?c#d", "https://example.com/a/b?c")]
    [InlineData("//example.org/b", "https://example.org/b")]
    [InlineData("http://example.org/b", "http://example.org/b")]
    public void A_redirect_may_be_relative(string location, string address)
    {
        LinkAddress.TryFollow(new Uri("https://example.com/a/"), location, out var next);

        next.AbsoluteUri.Should().Be(address);
    }

    [Theory]
    [InlineData("")]
    [InlineData("https://user@example.org/")]
    [InlineData("//user:password@example.org/")]
    [InlineData("https://exa mple.org/")]
    [InlineData("file:///etc/passwd")]
    public void A_redirect_that_is_no_plain_link_is_refused(string location) =>
        LinkAddress
            .TryFollow(new Uri("https://example.com/a/"), location, out _)
            .Should()
            .NotBeNull();

    [Fact]
    public void Any_text_is_read_or_refused()
    {
        var rules = new LinkRules(new LinkOptions { AllowedHosts = "*" });
        var texts = Gen.OneOf(
            Gen.String,
            Gen.String.Select(tail => "https://" + tail),
            Gen.Select(
                Gen.OneOf(
                    "https://www.dropbox.com/",
                    "https://drive.google.com/file/d/",
                    "https://drive.google.com/open?id=",
                    "https://docs.google.com/document/d/"
                ),
                Gen.String,
                (start, tail) => start + tail
            ),
            Gen.String[Gen.Char["a1.:/@[]%\\?#é\u3002\ud800-_"], 0, 30].Select(t => "https://" + t)
        );
        foreach (var text in texts.Fixed(20_000))
        {
            if (LinkAddress.TryRead(text, out var address) is null)
            {
                _ = rules.Check(ShareLinks.Direct(address));
            }

            if (LinkAddress.TryFollow(new Uri("https://example.com/"), text, out address) is null)
            {
                _ = rules.Check(ShareLinks.Direct(address));
            }
        }
    }
}
