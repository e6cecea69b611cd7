using System.Globalization;
using System.Text;

namespace ApplyFunctions.LocalHost.Tests;

/// <summary>PDFs whose page draws a form that draws another one, and so on.</summary>
internal static class HostilePdf
{
    /// <summary>The two forms draw each other: whoever follows them has no stack left soon.</summary>
    public static string Overflowing { get; } = Write(forms: 2, draws: 1, last: 4);

    /// <summary>Each form draws the next one twice: whoever follows them follows 2^40.</summary>
    public static string Hanging { get; } = Write(forms: 40, draws: 2, last: 99);

    private static string Write(int forms, int draws, int last)
    {
        var text = new StringBuilder("%PDF-1.7\n")
            .Append("1 0 obj << /Type /Catalog /Pages 2 0 R >> endobj\n")
            .Append("2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj\n")
            .Append("3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 9 9] /Contents 98 0 R ")
            .Append("/Resources << /XObject << /A 4 0 R >> >> >> endobj\n");
        for (var form = 4; form < 4 + forms; form++)
        {
            var next = form == 3 + forms ? last : form + 1;
            Stream(
                form,
                draws,
                $"/Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /A {next} 0 R >> >>"
            );
        }

        Stream(98, 1, "");
        Stream(99, 0, "/Subtype /Form /BBox [0 0 9 9]");
        return text.Append("trailer\n<< /Root 1 0 R /Size 100 >>\nstartxref\n0\n%%EOF\n")
            .ToString();

        void Stream(int id, int times, string entries)
        {
            var content = string.Concat(Enumerable.Repeat("/A Do ", times));
            text.Append(
                CultureInfo.InvariantCulture,
                $"{id} 0 obj << {entries} /Length {content.Length} >> stream\n{content}\nendstream endobj\n"
            );
        }
    }
}
