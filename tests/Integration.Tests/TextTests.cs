using System.Text;
using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests;

public sealed class TextTests(RunningSystem system)
{
    private static CancellationToken Stop => TestContext.Current.CancellationToken;

    [Theory]
    [InlineData("cv.pdf", "Extracted", "pdf", "Ada Example")]
    [InlineData("cv.docx", "Extracted", "docx", "Ada Example")]
    [InlineData("cv.txt", "Extracted", "text", "Ada Example")]
    [InlineData("cv.scanned.pdf", "Extracted", "ocr", "Ada Example")]
    [InlineData("cv.encrypted.pdf", "Encrypted", "pdf", null)]
    [InlineData("cv.doc", "Extracted", "doc", "Ada Example")]
    [InlineData("cv.html", "Unsupported", "none", null)]
    [InlineData("cv.rtf", "Extracted", "rtf", "Ada Example")]
    public async Task Every_format_comes_to_its_outcome_and_never_costs_the_application(
        string file,
        string outcome,
        string engine,
        string? holds
    )
    {
        var form = new ApplicationForm().File("resume", file, ApplicationForm.Fixture(file));

        var answer = await system.ApplyAsync(form, Stop);

        answer.Status.Should().Be(200);
        var row = await system.RowAsync(answer.Id, "text.resume", _ => true, Stop, seconds: 60);
        row.GetString("Outcome").Should().Be(outcome);
        row.GetString("Engine").Should().Be(engine);
        var text = await system.Storage.BlobAsync("texts", $"{answer.Id}/resume.txt", Stop);
        if (holds is null)
        {
            text.Should().BeEmpty();
        }
        else
        {
            Encoding.UTF8.GetString(text!).Should().Contain(holds);
            row.GetInt32("Characters").Should().Be(Encoding.UTF8.GetString(text!).Length);
        }
    }

    [Fact]
    public async Task A_damaged_pdf_is_marked_and_the_file_is_kept()
    {
        var broken = ApplicationForm.Fixture("cv.pdf")[..2_000];
        var form = new ApplicationForm().File("resume", "cv.pdf", broken);

        var answer = await system.ApplyAsync(form, Stop);

        answer.Status.Should().Be(200);
        await system.RowAsync(
            answer.Id,
            "text.resume",
            row => row.GetString("Outcome") is "Damaged" or "Empty",
            Stop
        );
        (await system.Storage.BlobAsync("applications", $"{answer.Id}/resume", Stop))
            .Should()
            .Equal(broken);
    }
}
