using CsCheck;

namespace ApplyFunctions.Integration.Tests.Fuzzing;

/// <summary>Names and values as no client should send them.</summary>
internal static class FuzzText
{
    private const int LongestAnswer = 20_000;

    private static readonly string[] Suffixes =
    [
        "[]",
        "[][]",
        "[x]",
        "[][x]",
        "[0]",
        "[__proto__]",
        "[",
        "]",
        "[[]",
        "[]x",
        "_content",
        "_content_filename",
        "_url",
        "_url_filename",
        "_text",
        ".x",
        "\0",
    ];

    private static readonly string[] OddNames =
    [
        "",
        " ",
        "[]",
        "[a]",
        "=",
        "&",
        "\"",
        "\0",
        "a\0b",
        "__proto__",
        "constructor",
        "id",
        "errors",
        "demographic_answers",
        "demographic_answers[]",
        "demographic_answers[]question_id",
        "demographic_answers[][answer_options][][text]",
        "data_compliance",
        "educations[]",
        "employments[][end_date][month]",
        "mapped_url_token",
        "latitude",
        "applicant_ip",
        "resume_content",
        "résumé",
        "\U0001F4A9",
        "\uFFFE",
        new('n', 2_048),
        new('n', 2_049),
        Nested(31),
        Nested(32),
        Nested(200),
    ];

    private static readonly string[] OddValues =
    [
        "",
        " ",
        "\0",
        "\r\n",
        "\u001b[31m",
        "\u202e",
        "\u200b\u200b",
        "\uFFFE",
        "\uFDD0",
        "0",
        "-0",
        "1e999999",
        "NaN",
        "9223372036854775808",
        "99999999999999999999999999",
        "true",
        "null",
        "{}",
        "[]",
        "QUJD",
        "data:application/pdf;base64,QUJD",
        "data:",
        "====",
        "..",
        "../../x",
        "a@b",
        "a@b.co",
        "a@xn--.example",
        "\"a\"@example.com",
        "a@[127.0.0.1]",
        "http://127.0.0.1/",
        "https://example.com/cv.pdf",
        "https://user@example.com/",
        "https://\u2488.example/",
        "%00",
        "%",
        "%PDF-1.7",
        "PK\u0003\u0004",
        "<script>alert(1)</script>",
        "{{ 7 | times: 7 }}",
        "5172800002",
        "5300543002",
        Emojis(127),
        Emojis(128),
        "a" + Emojis(127),
        "a" + Emojis(200),
        new('x', LongestAnswer),
        new('x', LongestAnswer + 1),
        "x" + Emojis(LongestAnswer / 2),
        new('\n', LongestAnswer),
        new('"', LongestAnswer),
    ];

    private static readonly string[] OddFileNames =
    [
        "",
        ".",
        "..",
        "a\"b.txt",
        "a\\b.txt",
        "a%0D%0Ab.txt",
        "\u202Etxt.exe",
        new string('f', 300) + ".pdf",
        Emojis(200) + ".pdf",
        "x" + Emojis(200),
        "UTF-8''%C3%28.txt",
    ];

    public static Gen<string> Name(IEnumerable<FuzzField> fields)
    {
        string[] names = [.. fields.Select(f => f.Name).Distinct(StringComparer.Ordinal)];
        return Gen.Frequency(
            (4, Gen.OneOf(names)),
            (4, Gen.Select(Gen.OneOf(names), Gen.OneOf(Suffixes), (name, end) => name + end)),
            (3, Gen.OneOf(OddNames)),
            (1, Gen.String)
        );
    }

    public static Gen<string> Value(IEnumerable<FuzzField> fields) =>
        Gen.Frequency(
            (2, Gen.OneOf([.. fields.Select(f => f.Value)])),
            (6, Gen.OneOf(OddValues)),
            (2, Gen.String),
            (1, Gen.Select(Gen.OneOf(OddValues), Gen.OneOf(OddValues), (a, b) => a + b))
        );

    public static Gen<string?> FileName =>
        Gen.Frequency<string?>(
            (4, Gen.Const(() => (string?)null)),
            (2, Gen.OneOf<string?>(OddFileNames)),
            (1, Gen.String.Select(text => (string?)text))
        );

    private static string Nested(int levels) =>
        "a" + string.Concat(Enumerable.Repeat("[b]", levels));

    private static string Emojis(int count) =>
        string.Concat(Enumerable.Repeat("\U0001F469", count));
}
