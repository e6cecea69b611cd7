using System.ComponentModel.DataAnnotations;
using ApplyFunctions.Infrastructure.Attachments;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Attachments;

public sealed class LinkRulesTests
{
    [Theory]
    [InlineData("https://dropbox.com/s/a/cv.pdf")]
    [InlineData("https://www.dropbox.com/s/a/cv.pdf")]
    [InlineData("https://WWW.Dropbox.COM:443/s/a/cv.pdf")]
    [InlineData("https://dl.dropboxusercontent.com/s/a/cv.pdf")]
    [InlineData("https://uc1234.dl.dropboxusercontent.com/cd/0/get/a/file")]
    [InlineData("https://drive.google.com/file/d/a/view")]
    [InlineData("https://docs.google.com/document/d/a/edit")]
    [InlineData("https://drive.usercontent.google.com/download?id=a")]
    [InlineData("https://doc-0s-90-docstext.googleusercontent.com/export/a")]
    public void Shares_of_Dropbox_and_Google_are_allowed(string link) =>
        Check(new LinkOptions(), link).Should().BeNull();

    [Theory]
    [InlineData("https://example.com/cv.pdf")]
    [InlineData("https://dropbox.com.example.com/cv.pdf")]
    [InlineData("https://evildropbox.com/cv.pdf")]
    [InlineData("https://a.b.dropbox.com/cv.pdf")]
    [InlineData("https://www.dropbox.com./cv.pdf")]
    [InlineData("https://google.com/cv.pdf")]
    [InlineData("https://accounts.google.com/signin")]
    [InlineData("https://1.2.3.4.bc.googleusercontent.com/cv.pdf")]
    [InlineData("https://www.dropbox.com:8443/cv.pdf")]
    [InlineData("https://www.dropbox.com:80/cv.pdf")]
    [InlineData("https://www.dropbox.com:0/cv.pdf")]
    [InlineData("https://162.125.1.18/cv.pdf")]
    [InlineData("https://localhost/cv.pdf")]
    [InlineData("https://[::1]/cv.pdf")]
    public void Other_places_are_not_and_the_answer_says_which_are(string link)
    {
        var fault = Check(new LinkOptions(), link);

        fault!.Reason.Should().Be("NotAllowed");
        fault.Message.Should().Contain("drive.google.com").And.Contain("attach the file itself");
    }

    [Theory]
    [InlineData("http://www.dropbox.com/cv.pdf", "NotHttps")]
    [InlineData("http://example.com/cv.pdf", "NotAllowed")]
    [InlineData("ftp://www.dropbox.com/cv.pdf", "NotHttps")]
    [InlineData("file:///etc/passwd", "NotHttps")]
    [InlineData("gopher://www.dropbox.com/", "NotHttps")]
    public void Only_https_is_followed(string link, string reason) =>
        Check(new LinkOptions(), link)!.Reason.Should().Be(reason);

    [Theory]
    [InlineData("*", "https://files.example.com/", true)]
    [InlineData("*", "https://files.example.com:8443/", false)]
    [InlineData("*", "https://bücher.example/", true)]
    [InlineData("*", "https://127.0.0.1/", false)]
    [InlineData("*", "https://1.1.1.1/", false)]
    [InlineData("*", "https://1.1.1.1./", false)]
    [InlineData("*", "https://16843009/", false)]
    [InlineData("*", "https://0x1010101/", false)]
    [InlineData("*", "https://01.01.01.01/", false)]
    [InlineData("*", "https://1.1/", false)]
    [InlineData("*", "https://１.１.１.１/", false)]
    [InlineData("*", "https://1。1。1。1/", false)]
    [InlineData("*", "https://1.2.3.4.5/", false)]
    [InlineData("*", "https://4294967297/", false)]
    [InlineData("*", "https://a.0x7f/", false)]
    [InlineData("*", "https://[::1]/", false)]
    [InlineData("*", "https://[2606:4700::1111]/", false)]
    [InlineData("1.1.1.1", "https://1.1.1.1/", true)]
    [InlineData("1.1.1.1", "https://16843009/", true)]
    [InlineData("1.1.1.1", "https://1.1.1.1:8443/", false)]
    [InlineData("1.1.1.1:8443", "https://1.1.1.1:8443/", true)]
    [InlineData("[::1]:8443", "https://[0:0::1]:8443/", true)]
    [InlineData("files.example.com:8443", "https://files.example.com:8443/", true)]
    [InlineData("files.example.com:8443", "https://files.example.com/", false)]
    [InlineData("*.example.com", "https://example.com/", false)]
    [InlineData("*.example.com", "https://a.example.com/", true)]
    [InlineData("*.example.com", "https://a.b.example.com/", false)]
    [InlineData("*.example.com", "https://a.notexample.com/", false)]
    [InlineData("*.com", "https://example.com/", true)]
    [InlineData("bücher.example", "https://xn--bcher-kva.example/", true)]
    [InlineData("XN--BCHER-KVA.example", "https://bücher.example/", true)]
    [InlineData("a.example , b.example;c.example", "https://c.example/", true)]
    [InlineData("", "https://a.example/", false)]
    public void An_entry_allows_what_it_names(string hosts, string link, bool allowed) =>
        (Check(new LinkOptions { AllowedHosts = hosts }, link) is null).Should().Be(allowed);

    [Theory]
    [InlineData("http://files.example.com/", true)]
    [InlineData("http://files.example.com:80/", true)]
    [InlineData("http://files.example.com:443/", false)]
    [InlineData("https://files.example.com/", false)]
    public void An_http_host_is_allowed_over_http_alone(string link, bool allowed) =>
        (
            Check(new LinkOptions { AllowedHosts = "", HttpHosts = "files.example.com" }, link)
            is null
        )
            .Should()
            .Be(allowed);

    [Fact]
    public void Where_no_place_is_allowed_the_answer_says_so() =>
        Check(new LinkOptions { AllowedHosts = "" }, "https://a.example/")!
            .Message.Should()
            .Be("Files are not fetched from links here. Attach the file itself.");

    [Theory]
    [InlineData("127.0.0.1:8080", "127.0.0.1", 8080, true)]
    [InlineData("127.0.0.1:8080", "127.0.0.1", 8081, false)]
    [InlineData("intranet.example.com", "intranet.example.com", 8081, true)]
    [InlineData("intranet.example.com", "www.example.com", 443, false)]
    public void Private_hosts_are_those_that_are_named(
        string hosts,
        string host,
        int port,
        bool isPrivate
    ) =>
        new LinkRules(new LinkOptions { PrivateHosts = hosts })
            .Hosts.MayBePrivate(host, port)
            .Should()
            .Be(isPrivate);

    [Theory]
    [InlineData("https://example.com")]
    [InlineData("example.com/path")]
    [InlineData("example.com:0")]
    [InlineData("example.com:99999")]
    [InlineData("example.com:x")]
    [InlineData("user@example.com")]
    [InlineData("*.*.example.com")]
    [InlineData("*.1.1.1.1")]
    [InlineData("a.*")]
    [InlineData("1.2.3.4.5")]
    [InlineData("..")]
    public void An_entry_that_is_no_host_keeps_the_app_from_starting(string entry) =>
        Faults(new LinkOptions { AllowedHosts = $"a.example,{entry}" })
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain("Links__AllowedHosts")
            .And.Contain($"'{entry}'");

    [Fact]
    public void The_private_network_cannot_be_opened_as_a_whole() =>
        Faults(new LinkOptions { PrivateHosts = "*" })
            .Should()
            .ContainSingle()
            .Which.Should()
            .Contain("Links__PrivateHosts");

    private static LinkFault? Check(LinkOptions options, string link) =>
        new LinkRules(options).Check(new Uri(link));

    private static IEnumerable<string> Faults(LinkOptions options) =>
        options.Validate(new ValidationContext(options)).Select(fault => fault.ErrorMessage!);
}
