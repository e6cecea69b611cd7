using System.Buffers;
using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace ApplyFunctions.Core.Applications;

/// <summary>
/// An application's id, <c>{posting}-{bucket}-{code}</c>: the first two name the partition that holds it, so that
/// every read by id is a point read. The code commits to the content (see <see cref="ApplicationIdentity"/>), so two
/// different applications never share an id and the same one always has the same.
/// </summary>
/// <param name="PostingId">The posting that the application is for.</param>
/// <param name="Bucket">2 lower-case hex digits: one person's applications to one posting share it.</param>
/// <param name="Code">20 characters of Crockford's base 32, lower case.</param>
public readonly record struct ApplicationId(long PostingId, string Bucket, string Code)
{
    public const int CodeLength = 20;
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";
    private static readonly SearchValues<char> CodeCharacters = SearchValues.Create(Alphabet);

    /// <summary>The partition of the table that holds everything about the application.</summary>
    public string Partition => string.Create(CultureInfo.InvariantCulture, $"{PostingId}-{Bucket}");

    public override string ToString() => $"{Partition}-{Code}";

    /// <summary>Makes an id from at least 13 bytes of a digest.</summary>
    public static ApplicationId Of(long postingId, byte bucket, ReadOnlySpan<byte> digest)
    {
        Span<char> code = stackalloc char[CodeLength];
        var bits = 0;
        var pending = 0;
        var at = 0;
        for (var i = 0; i < CodeLength; i++)
        {
            if (bits < 5)
            {
                pending = (pending << 8) | digest[at++];
                bits += 8;
            }

            bits -= 5;
            code[i] = Alphabet[(pending >> bits) & 31];
            pending &= (1 << bits) - 1;
        }

        return new ApplicationId(postingId, BucketText(bucket), new string(code));
    }

    /// <summary>A bucket as it stands in an id.</summary>
    public static string BucketText(byte bucket) =>
        bucket.ToString("x2", CultureInfo.InvariantCulture);

    /// <summary>Reads what <see cref="ToString"/> wrote, and nothing else.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out ApplicationId id)
    {
        id = default;
        var parts = text?.Split('-');
        if (
            parts is not [var posting, { Length: 2 } bucket, { Length: CodeLength } code]
            || !long.TryParse(
                posting,
                NumberStyles.None,
                CultureInfo.InvariantCulture,
                out var postingId
            )
            || !bucket.All(char.IsAsciiHexDigitLower)
            || code.AsSpan().ContainsAnyExcept(CodeCharacters)
        )
        {
            return false;
        }

        id = new ApplicationId(postingId, bucket, code);
        return text == id.ToString();
    }
}
