using System.Buffers;
using System.Buffers.Text;

namespace ApplyFunctions.Core;

/// <summary>Base64 in every spelling that clients use: of either alphabet, with padding or without, broken into lines or not.</summary>
internal static class Base64Text
{
    /// <summary>False where the text is none.</summary>
    public static bool TryDecode(ReadOnlySpan<char> text, out ReadOnlyMemory<byte> bytes)
    {
        var buffer = new byte[(text.Length / 4 * 3) + 3];
        var isRight =
            Convert.TryFromBase64Chars(text, buffer, out var written)
            || Base64Url.DecodeFromChars(Plain(text), buffer, out _, out written)
                == OperationStatus.Done;
        bytes = buffer.AsMemory(0, isRight ? written : 0);
        return isRight;
    }

    private static char[] Plain(ReadOnlySpan<char> text)
    {
        var plain = new char[text.Length];
        var length = 0;
        foreach (var character in text.TrimEnd("= \r\n\t"))
        {
            if (!char.IsWhiteSpace(character))
            {
                plain[length++] = character switch
                {
                    '+' => '-',
                    '/' => '_',
                    _ => character,
                };
            }
        }

        return plain[..length];
    }
}
