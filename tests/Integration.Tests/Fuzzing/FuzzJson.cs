using System.Text;
using System.Text.Json;
using System.Text.RegularExpressions;
using ApplyFunctions.Infrastructure.Http;
using CsCheck;

namespace ApplyFunctions.Integration.Tests.Fuzzing;

/// <summary>Fields as JSON, written by hand so that it can be what no serializer writes.</summary>
internal static partial class FuzzJson
{
    private const int TreeDepth = 5;
    private const int MaxDepth = 300;

    private static readonly string[] OddValues =
    [
        "null",
        "true",
        "false",
        "0",
        "-0",
        "1e400",
        "1e999999",
        "-1E-999999",
        "9223372036854775808",
        "5172800002.0",
        "NaN",
        "01",
        "+1",
        ".5",
        "[]",
        "{}",
        "[null]",
        "[[]]",
        "[{}]",
        "\"\"",
        "\"\\u0000\"",
        "\"\\ud800\"",
        "\"\\udc00\\ud800\"",
        "\"\\ud83d\\ude00\"",
        "\"\\x\"",
        "\"",
        "",
        "//",
        "{\"__proto__\":{\"a\":1}}",
        "{\"a\":1,\"a\":[2],\"a[]\":3}",
        "{\"\":1}",
        "{\"\\ud800\":1}",
        "[{\"question_id\":5300100002,\"answer_options\":null}]",
        "[{\"question_id\":\"5300100002\",\"answer_options\":{\"answer_option_id\":1e3}}]",
        "[{\"question_id\":[[5300100002]]}]",
        Deep("[", "]", 31),
        Deep("[", "]", 32),
        Deep("[", "]", 2_000),
        Deep("{\"a\":", "}", 33),
        new('9', 30_000),
        "[" + string.Join(',', Enumerable.Repeat("1", 600)) + "]",
    ];

    private static readonly Gen<string> Values = Gen.Frequency(
        (6, Gen.OneOf(OddValues)),
        (1, Gen.String.Select(Quoted)),
        (1, Tree(TreeDepth))
    );

    /// <summary>One member in six, or a value somewhere in it, is something else.</summary>
    public static Gen<FuzzBody> Of(IReadOnlyList<FuzzField> fields)
    {
        string[] members = [.. Members(fields)];
        return Gen.Select(
                Values.Array[members.Length],
                Gen.Int[0, 11].Array[members.Length],
                Gen.Double.Unit
            )
            .Select(
                (values, dice, place) =>
                {
                    var changed = members.Select(
                        (member, i) =>
                            dice[i] switch
                            {
                                0 => member[..(member.IndexOf(':', StringComparison.Ordinal) + 1)]
                                    + values[i],
                                1 => WithValueAt(member, place, values[i]),
                                _ => member,
                            }
                    );
                    return new FuzzBody(
                        "application/json",
                        Encoding.UTF8.GetBytes($"{{{string.Join(',', changed)}}}")
                    );
                }
            );
    }

    /// <summary>The members that stand for the fields of a form.</summary>
    private static IEnumerable<string> Members(IReadOnlyList<FuzzField> fields)
    {
        var tree = new RackNames(MaxDepth);
        foreach (var field in fields)
        {
            var isFile = field.FileName is not null;
            tree.Add(
                isFile ? $"{field.Name}_content" : field.Name,
                isFile ? Convert.ToBase64String(Encoding.UTF8.GetBytes(field.Value)) : field.Value
            );
            if (isFile)
            {
                tree.Add($"{field.Name}_content_filename", field.FileName!);
            }
        }

        return tree.Values.Select(m => $"{Quoted(m.Key)}:{m.Value?.ToJsonString() ?? "null"}");
    }

    private static string WithValueAt(string member, double place, string value)
    {
        var found = Texts().Matches(member);
        if (found.Count == 0)
        {
            return member;
        }

        var at = found[(int)(place * found.Count)];
        return $"{member[..(at.Index + 1)]}{value}{member[(at.Index + at.Length)..]}";
    }

    /// <summary>A text that is a value, with the character before it.</summary>
    [GeneratedRegex("[:\\[,]\"[^\"]*\"(?!:)", RegexOptions.None, matchTimeoutMilliseconds: 1_000)]
    private static partial Regex Texts();

    private static Gen<string> Tree(int depth) =>
        depth == 0
            ? Gen.OneOf(OddValues)
            : Gen.OneOf(
                Tree(depth - 1).Array[0, 3].Select(items => $"[{string.Join(',', items)}]"),
                Gen.Select(Gen.String.Select(Quoted), Tree(depth - 1))
                    .Array[0, 3]
                    .Select(members =>
                        $"{{{string.Join(',', members.Select(m => $"{m.Item1}:{m.Item2}"))}}}"
                    )
            );

    private static string Deep(string open, string close, int levels) =>
        string.Concat(Enumerable.Repeat(open, levels))
        + "1"
        + string.Concat(Enumerable.Repeat(close, levels));

    private static string Quoted(string text) => JsonSerializer.Serialize(text);
}
