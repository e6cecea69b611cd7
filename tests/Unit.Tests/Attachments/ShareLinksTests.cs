using ApplyFunctions.Infrastructure.Attachments;
using AwesomeAssertions;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Attachments;

public sealed class ShareLinksTests
{
    private const string Drive = "https://drive.google.com/";
    private const string Docs = "https://docs.google.com/";

    [Theory]
    [InlineData("https://www.dropbox.com/s/a1/cv.pdf", "https://www.dropbox.com/s/a1/cv.pdf?dl=1")]
    [InlineData(
        "https://www.dropbox.com/s/a1/cv.pdf?dl=0",
        "https://www.dropbox.com/s/a1/cv.pdf?dl=1"
    )]
    [InlineData(
        "https://www.dropbox.com/s/a1/cv.pdf?raw=1",
        "https://www.dropbox.com/s/a1/cv.pdf?dl=1"
    )]
    [InlineData(
        "https://dropbox.com/scl/fi/a1/my%20cv.pdf?rlkey=b%2B2&st=c3&dl=0",
        "https://dropbox.com/scl/fi/a1/my%20cv.pdf?rlkey=b%2B2&st=c3&dl=1"
    )]
    public void A_share_of_Dropbox_becomes_its_download(string link, string download) =>
        Direct(link).Should().Be(download);

    [Theory]
    [InlineData("file/d/a-B_1/view?usp=sharing", "uc?export=download&id=a-B_1")]
    [InlineData("file/d/a-B_1/edit", "uc?export=download&id=a-B_1")]
    [InlineData("file/d/a-B_1", "uc?export=download&id=a-B_1")]
    [InlineData("file/u/0/d/a-B_1/view", "uc?export=download&id=a-B_1")]
    [InlineData("a/example.com/file/d/a-B_1/view", "uc?export=download&id=a-B_1")]
    [InlineData(
        "file/d/a-B_1/view?usp=sharing&resourcekey=0-xyz",
        "uc?export=download&id=a-B_1&resourcekey=0-xyz"
    )]
    [InlineData("open?id=a-B_1", "uc?export=download&id=a-B_1")]
    [InlineData("open?usp=drive_copy&id=a-B_1", "uc?export=download&id=a-B_1")]
    [InlineData("uc?id=a-B_1", "uc?export=download&id=a-B_1")]
    [InlineData("uc?export=download&id=a-B_1", "uc?export=download&id=a-B_1")]
    [InlineData("open?id=a%26b%3D1", "uc?export=download&id=a%26b%3D1")]
    public void A_share_of_Drive_becomes_its_download(string link, string download) =>
        Direct(Drive + link).Should().Be(Drive + download);

    [Theory]
    [InlineData("document/d/a-B_1/edit?usp=sharing", "document/d/a-B_1/export?format=pdf")]
    [InlineData("document/d/a-B_1/", "document/d/a-B_1/export?format=pdf")]
    [InlineData("document/u/1/d/a-B_1/view#heading", "document/d/a-B_1/export?format=pdf")]
    [InlineData(
        "document/d/a-B_1/edit?resourcekey=0-xyz",
        "document/d/a-B_1/export?format=pdf&resourcekey=0-xyz"
    )]
    public void A_document_becomes_a_PDF(string link, string download) =>
        Direct(Docs + link).Should().Be(Docs + download);

    [Theory]
    [InlineData("https://example.com/file/d/a/view")]
    [InlineData("https://uc1.dl.dropboxusercontent.com/cd/0/get/a?dl=0")]
    [InlineData(Drive + "drive/folders/a")]
    [InlineData(Drive + "open")]
    [InlineData(Drive + "file/d/")]
    [InlineData(Docs + "document/d/a-B_1/export?format=docx")]
    [InlineData(Docs + "document/d/e/2PACX-1/pub")]
    [InlineData(Docs + "spreadsheets/d/a-B_1/edit")]
    public void Other_links_stay_as_they_are(string link) => Direct(link).Should().Be(link);

    private static string Direct(string link) => ShareLinks.Direct(new Uri(link)).AbsoluteUri;
}
