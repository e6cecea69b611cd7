using System.Globalization;
using System.Text;

namespace ApplyFunctions.Infrastructure.TextExtraction.Lists;

/// <summary>Writes numbers as lists have them (ECMA-376 part 1, 17.18.59). What is not known is written in digits.</summary>
internal static class NumberFormat
{
    // A letter is repeated for each turn through the alphabet.
    private const int MostLetters = 30;

    // Word counts no further in Roman numerals.
    private const int GreatestRoman = 32_767;

    private const string Latin = "abcdefghijklmnopqrstuvwxyz";
    private const string Russian = "абвгдежзиклмнопрстуфхцчшщыэюя";

    private static readonly (int Value, string Sign)[] Roman =
    [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];

    public static string Write(int number, string format) =>
        format switch
        {
            "none" or "bullet" => "",
            "decimalZero" when number is >= 0 and < 10 => $"0{Digits(number)}",
            "lowerLetter" => Letters(number, Latin),
            "upperLetter" => Letters(number, Latin).ToUpperInvariant(),
            "lowerRoman" => Numerals(number),
            "upperRoman" => Numerals(number).ToUpperInvariant(),
            "russianLower" => Letters(number, Russian),
            "russianUpper" => Letters(number, Russian).ToUpperInvariant(),
            "ordinal" => Digits(number) + Ending(number),
            "numberInDash" => $"- {Digits(number)} -",
            "decimalEnclosedParen" => $"({Digits(number)})",
            "decimalEnclosedFullstop" => $"{Digits(number)}.",

            // U+2460 to U+2473 are the numbers from 1 to 20.
            "decimalEnclosedCircle"
            or "decimalEnclosedCircleChinese" when number is >= 1 and <= 20 => (
                (char)('\u2460' + number - 1)
            ).ToString(),
            _ => Digits(number),
        };

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Letters(int number, string alphabet)
    {
        if (number < 1 || (number - 1) / alphabet.Length >= MostLetters)
        {
            return Digits(number);
        }

        return new string(
            alphabet[(number - 1) % alphabet.Length],
            ((number - 1) / alphabet.Length) + 1
        );
    }

    private static string Numerals(int number)
    {
        if (number is < 1 or > GreatestRoman)
        {
            return Digits(number);
        }

        var numerals = new StringBuilder();
        foreach (var (value, sign) in Roman)
        {
            for (; number >= value; number -= value)
            {
                numerals.Append(sign);
            }
        }

        return numerals.ToString();
    }

    // Word's endings follow the language of the text; these are English.
    private static string Ending(int number) =>
        (number % 100, number % 10) switch
        {
            (>= 11 and <= 13, _) => "th",
            (_, 1) => "st",
            (_, 2) => "nd",
            (_, 3) => "rd",
            _ => "th",
        };
}
