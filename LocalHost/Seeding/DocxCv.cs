using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.Wordprocessing;

namespace ApplyFunctions.LocalHost.Seeding;

/// <summary>Writes a CV as a Word document.</summary>
internal static class DocxCv
{
    public static byte[] Write(IEnumerable<CvLine> lines)
    {
        using var file = new MemoryStream();
        using (
            var document = WordprocessingDocument.Create(file, WordprocessingDocumentType.Document)
        )
        {
            var body = new Body();
            foreach (var line in lines)
            {
                var run = new Run(
                    new Text(line.Text) { Space = SpaceProcessingModeValues.Preserve }
                );
                if (line.IsHeading)
                {
                    run.RunProperties = new RunProperties(new Bold());
                }

                body.Append(new Paragraph(run));
            }

            document.AddMainDocumentPart().Document = new Document(body);
        }

        return file.ToArray();
    }
}
