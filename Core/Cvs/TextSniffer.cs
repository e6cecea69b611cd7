namespace ApplyFunctions.Core.Cvs;

/// <summary>Tells text, in whatever encoding, from other bytes.</summary>
internal static class TextSniffer
{
    /// <summary>Whether it is text in UTF-16 or UTF-32; null where it claims to be neither.</summary>
    public static bool? IsUnicode(ReadOnlySpan<byte> head) =>
        UnicodeText.Marked(head) is ({ WebName: not "utf-8" } marked, var mark)
            ? UnicodeText.IsText(head[mark..], marked)
        : UnicodeText.Utf16WithoutMark(head) is not null ? true
        : null;

    /// <summary>
    /// Whether it is text in UTF-8 or an 8-bit code page: only the control characters tell that from other bytes.
    /// </summary>
    public static bool IsBytes(ReadOnlySpan<byte> sample)
    {
        var controls = 0;
        foreach (var value in sample)
        {
            if (value == 0)
            {
                return false;
            }

            // The escape begins what colours text on a terminal.
            controls += value < ' ' && value is not (9 or 10 or 12 or 13 or 0x1B) ? 1 : 0;
        }

        return !sample.IsEmpty && (controls == 0 || controls * 100L < sample.Length);
    }
}
