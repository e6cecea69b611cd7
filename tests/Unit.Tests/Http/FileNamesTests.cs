using ApplyFunctions.Core.Applications;
using ApplyFunctions.Core.Cvs;
using AwesomeAssertions;
using Xunit;
using static ApplyFunctions.Unit.Tests.Http.Bodies;

namespace ApplyFunctions.Unit.Tests.Http;

public sealed class FileNamesTests
{
    [Theory]
    [InlineData("cv.pdf", "cv.pdf")]
    [InlineData("C:\\Users\\Étienne\\cv.pdf", "cv.pdf")]
    [InlineData("C:\\\\Users\\\\me\\\\cv.pdf", "cv.pdf")]
    [InlineData("../../etc/passwd", "passwd")]
    [InlineData("a/b\\c/d.txt", "d.txt")]
    [InlineData("folder/", "")]
    [InlineData("..", "")]
    [InlineData("/.", "")]
    [InlineData("履歴書 – Ünal.pdf", "履歴書 – Ünal.pdf")]
    [InlineData("my \\\"best\\\" cv.pdf", "my \"best\" cv.pdf")]
    [InlineData("a;name=x.pdf", "a;name=x.pdf")]
    [InlineData("100%22.pdf", "100%22.pdf")]
    [InlineData("a\tb\u0001\u007F\u0085.pdf", "ab.pdf")]
    [InlineData("cv\u202Efdp\u202C\u2066\u2069\u200E\u200F\u061C.exe", "cvfdp.exe")]
    [InlineData("a\u2028b\u2029.pdf", "ab.pdf")]
    [InlineData("  cv.pdf ", "cv.pdf")]
    public async Task Folders_and_controls_are_removed(string sent, string kept) =>
        (await NameAsync($"name=\"resume\"; filename=\"{sent}\"")).Should().Be(kept);

    [Theory]
    [InlineData("name=resume; filename=cv.pdf", "cv.pdf")]
    [InlineData("name=resume;filename=cv.pdf", "cv.pdf")]
    [InlineData("NAME=resume; FileName = \"cv.pdf\" ; x=1", "cv.pdf")]
    [InlineData("filename=\"cv.pdf\"; name=\"resume\"", "cv.pdf")]
    [InlineData("name=resume; filename=\"one.pdf\"; filename=\"two.pdf\"", "one.pdf")]
    [InlineData("name=resume; filename=\"cv.pdf", "cv.pdf")]
    [InlineData("name=resume; filename*=UTF-8''na%C3%AFve%20cv.pdf", "naïve cv.pdf")]
    [InlineData("name=resume; filename=\"plain.pdf\"; filename*=utf-8'en'%E2%82%AC.pdf", "€.pdf")]
    [InlineData("name=resume; filename*=iso-8859-1''na%EFve.pdf; filename=x", "naïve.pdf")]
    [InlineData("name=resume; filename*=UTF-8''..%2F..%5Ccv%0D%0A.pdf", "cv.pdf")]
    [InlineData("name=resume; filename*=UTF-8''%FF.pdf; filename=\"plain.pdf\"", "plain.pdf")]
    [InlineData("name=resume; filename*=koi8-r''%C1.pdf; filename=\"plain.pdf\"", "plain.pdf")]
    [InlineData("name=resume; filename*=plain; filename=\"plain.pdf\"", "plain.pdf")]
    public async Task All_forms_of_the_header_are_read(string parameters, string kept) =>
        (await NameAsync(parameters)).Should().Be(kept);

    [Theory]
    [InlineData("cv.pdf", FileFormat.Pdf, "cv.pdf")]
    [InlineData("CV.PDF", FileFormat.Pdf, "CV.PDF")]
    [InlineData("", FileFormat.Pdf, "resume.pdf")]
    [InlineData("Lebenslauf", FileFormat.Docx, "Lebenslauf.docx")]
    [InlineData("cv.docm", FileFormat.Docx, "cv.docm")]
    [InlineData("cv.doc", FileFormat.Rtf, "cv.doc")]
    [InlineData("cv.doc", FileFormat.Html, "cv.doc")]
    [InlineData("cv.html", FileFormat.Html, "cv.html.txt")]
    [InlineData("cv.hta", FileFormat.Html, "cv.hta.txt")]
    [InlineData("cv.mht", FileFormat.Mhtml, "cv.mht.txt")]
    [InlineData("cv.bat", FileFormat.Text, "cv.bat.txt")]
    [InlineData("cv.txt.vbs", FileFormat.Text, "cv.txt.vbs.txt")]
    [InlineData("cv.bat.", FileFormat.Text, "cv.bat..txt")]
    [InlineData("cv.csv", FileFormat.Text, "cv.csv.txt")]
    [InlineData("cv.pdf.exe", FileFormat.Pdf, "cv.pdf.exe.pdf")]
    [InlineData("cv.url", FileFormat.Text, "cv.url.txt")]
    public void A_file_is_handed_out_as_what_it_is(string name, FileFormat format, string saved) =>
        FileNames.ToSave(name, format, "resume").Should().Be(saved);

    [Fact]
    public async Task A_long_name_keeps_its_extension()
    {
        var name = await NameAsync($"name=resume; filename=\"{new string('a', 300)}.pdf\"");
        name.Should().HaveLength(255).And.EndWith("aaa.pdf");
    }

    [Fact]
    public async Task A_long_name_is_not_cut_through_a_character()
    {
        var name = await NameAsync(
            $"name=resume; filename=\"{string.Concat(Enumerable.Repeat("😀", 200))}\""
        );
        name.Should().Be(string.Concat(Enumerable.Repeat("😀", 127)));
    }

    private static async Task<string> NameAsync(string parameters)
    {
        var part = Part($"Content-Disposition: form-data; {parameters}", [1]);
        var reading = await ReadAsync(Multipart, Whole(part));
        using var submission = reading.Submission;
        var file = submission!.Files.Should().ContainSingle().Subject;
        file.Field.Should().Be("resume");
        return file.FileName;
    }
}
