namespace ApplyFunctions.Infrastructure.TextExtraction.Pdf.Letters;

/// <summary>Comments, which reach from a percent sign to the end of the line, except in strings.</summary>
internal static class PostScriptComments
{
    /// <returns>Null where there are none but those at the head.</returns>
    public static byte[]? Without(ReadOnlySpan<byte> program)
    {
        var body = Math.Max(0, program.IndexOf("begincmap"u8));
        if (!program[body..].Contains((byte)'%'))
        {
            return null;
        }

        var rest = new List<byte>(program.Length);
        var (depth, isComment) = (0, false);
        foreach (var value in program)
        {
            isComment = isComment
                ? value is not ((byte)'\r' or (byte)'\n')
                : depth == 0 && value == '%';
            if (!isComment)
            {
                rest.Add(value);
                depth += value switch
                {
                    (byte)'(' => 1,
                    (byte)')' when depth > 0 => -1,
                    _ => 0,
                };
            }
        }

        return [.. rest];
    }
}
