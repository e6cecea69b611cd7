using System.Text.Json.Nodes;
using ApplyFunctions.Core.Postings.Authoring;
using AwesomeAssertions;
using CsCheck;
using Xunit;

namespace ApplyFunctions.Unit.Tests.Postings;

public sealed class SourcePropertyTests
{
    private static readonly Gen<string> Values = Gen.OneOf<string>(
        "null",
        "true",
        "0",
        "-1",
        "1.5",
        "1e400",
        "99999999999999999999",
        "\"\"",
        "\"x\"",
        "\"2026-01-01T00:00:00Z\"",
        "[]",
        "[null]",
        "[[]]",
        "[{}]",
        "{}",
        """{"id":1,"name":"n","label":"l"}"""
    );

    /// <summary>A good posting, of which some values, anywhere in it, are others.</summary>
    private static readonly Gen<JsonObject> Broken =
        from edits in Gen.Select(Gen.Int[0, 10_000], Values).Array[1, 4]
        select edits.Aggregate(GreenhouseSamples.Posting(), Edit);

    /// <summary>The rules know every type that a posting is made of: what they let through can be read.</summary>
    [Fact]
    public void A_posting_is_read_or_its_faults_have_paths() =>
        Broken.Sample(
            posting =>
            {
                var text = posting.ToJsonString();
                var reading = SourceReader.ReadPosting(posting, 8172510);
                reading.Faults.Should().OnlyContain(f => f.Path.Length > 0, text);
                (reading.Value is null).Should().Be(reading.Faults.Count > 0, text);
            },
            iter: 2_000
        );

    [Fact]
    public void Any_bytes_are_read_or_refused() =>
        Gen.Select(Gen.Int[0, GreenhouseSamples.Full.Length - 1], Gen.Byte.Array[0, 5])
            .Sample(
                (at, bytes) =>
                {
                    var json = System.Text.Encoding.UTF8.GetBytes(GreenhouseSamples.Full);
                    bytes.CopyTo(json.AsSpan(Math.Min(at, json.Length - bytes.Length)));
                    var reading = SourceReader.ReadPosting(json, 8172510);
                    (reading.Value is null).Should().Be(reading.Faults.Count > 0);
                },
                iter: 2_000
            );

    private static JsonObject Edit(JsonObject posting, (int At, string Value) edit)
    {
        var places = Places(posting).ToList();
        var place = places[edit.At % places.Count];
        if (place.Parent is JsonArray array)
        {
            array[place.Index] = JsonNode.Parse(edit.Value);
        }
        else
        {
            place.Parent.AsObject()[place.Key!] = JsonNode.Parse(edit.Value);
        }

        return posting;
    }

    private static IEnumerable<(JsonNode Parent, string? Key, int Index)> Places(JsonNode? node) =>
        node switch
        {
            JsonObject members => members.SelectMany(m =>
                Places(m.Value).Prepend((members, m.Key, 0))
            ),
            JsonArray items => items.SelectMany(
                (item, i) => Places(item).Prepend((items, null, i))
            ),
            _ => [],
        };
}
