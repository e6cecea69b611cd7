using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using ApplyFunctions.Core.Search;

namespace ApplyFunctions.Bench.Search;

/// <summary>
/// Applications whose words are as often and as rare as those of a language (Zipf's law), each made of its number alone, so that
/// a run can be repeated and nothing has to be kept.
/// </summary>
internal sealed class Candidates
{
    private const int Vocabulary = 60_000;
    private const int ShortestText = 300;
    private const int LongestText = 900;
    private const int WordsOfLine = 11;
    private const int RareFrom = 200;

    // Each undoes the other, modulo 2 to the 32nd.
    private const uint Scatter = 2_654_435_761;
    private const uint Gather = 244_002_641;

    // Crockford's base 32, in which ids are written.
    private const string Alphabet = "0123456789abcdefghjkmnpqrstvwxyz";

    private static readonly string[] Syllables =
    [
        .. "ba de fi go ku la me ni po ra se ti vo wu xa ye za chi sto pra lin ger man tor".Split(
            ' '
        ),
    ];

    private readonly string[] _words = [.. Enumerable.Range(0, Vocabulary).Select(Word)];
    private long _bytes;

    /// <summary>UTF-8 of all texts that were made.</summary>
    public double Bytes => Interlocked.Read(ref _bytes);

    /// <summary>As little alike as those of real applications are.</summary>
    public static ApplicationId Id(int number)
    {
        var digest = new byte[4 + SHA256.HashSizeInBytes];
        BinaryPrimitives.WriteUInt32BigEndian(digest, unchecked((uint)number * Scatter));
        SHA256.HashData(digest.AsSpan(0, 4), digest.AsSpan(4));
        return ApplicationId.Of(7_000_000_000 + (number % 50), (byte)number, digest);
    }

    /// <summary>Whose id it is.</summary>
    public static int Number(ApplicationId id)
    {
        var bits = 0UL;
        foreach (var character in id.Code.AsSpan(0, 7))
        {
            bits = (bits << 5) | (uint)Alphabet.IndexOf(character);
        }

        return unchecked((int)((uint)(bits >> 3) * Gather));
    }

    public SearchDocument Document(ApplicationId id, bool isCounted = true)
    {
        var random = new Random(Seed(id));
        var text = Text(random);
        if (isCounted)
        {
            Interlocked.Add(ref _bytes, Encoding.UTF8.GetByteCount(text));
        }

        var name = $"{Any(random, RareFrom)} {Any(random, RareFrom)}";
        return new SearchDocument(
            id,
            DateTimeOffset.UnixEpoch.AddMinutes(random.Next(30_000_000)),
            name,
            $"{name.Replace(' ', '.')}@example.com",
            [Any(random), "Yes"],
            [text]
        );
    }

    /// <summary>One of the kinds that recruiters type.</summary>
    public string Query(int number)
    {
        var random = new Random(number);
        var (one, other) = (Any(random, RareFrom), Any(random));
        return (number % 6) switch
        {
            0 => one,
            1 => $"{one} {other}",
            2 => $"\"{Any(random, 0)} {Any(random, 0)}\"",
            3 => $"{one[..Math.Min(4, one.Length)]}*",
            4 => $"{one}~",
            _ => $"({one} OR {other}) -{Any(random, RareFrom)} name:{Any(random)[..2]}*",
        };
    }

    private string Text(Random random)
    {
        var text = new StringBuilder();
        var length = random.Next(ShortestText, LongestText);
        for (var i = 0; i < length; i++)
        {
            text.Append(Any(random, 0)).Append(i % WordsOfLine == WordsOfLine - 1 ? ".\n" : " ");
        }

        return text.ToString();
    }

    /// <summary>A word; rare ones, too, but as rarely as they are.</summary>
    private string Any(Random random, int from = 20) =>
        _words[(int)Math.Pow(Vocabulary - from, random.NextDouble()) + from - 1];

    private static int Seed(ApplicationId id) =>
        id.Code.Aggregate((int)id.PostingId, (seed, c) => unchecked((seed * 31) + c));

    private static string Word(int number)
    {
        var word = new StringBuilder();
        for (var rest = number + 1; rest > 0; rest /= Syllables.Length)
        {
            word.Append(Syllables[rest % Syllables.Length]);
        }

        // Dates and figures are a part of CVs, too.
        return number % 40 == 39 ? number.ToString(CultureInfo.InvariantCulture) : word.ToString();
    }
}
