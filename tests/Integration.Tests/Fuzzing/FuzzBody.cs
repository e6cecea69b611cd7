using CsCheck;

namespace ApplyFunctions.Integration.Tests.Fuzzing;

/// <summary>One request body that is nearly an application.</summary>
internal sealed record FuzzBody(string ContentType, byte[] Bytes)
{
    private const int MaxFields = 4;

    /// <param name="email">Whoever applies: the same one, and the same body, for the same seed.</param>
    public static Gen<FuzzBody> Of(string email)
    {
        var fields = FuzzTarget.Application(email);
        return from changed in Changed(fields)
            from body in Gen.OneOf(
                Gen.Const(() => FuzzForms.Multipart(changed)),
                Gen.Const(() => FuzzForms.UrlEncoded(changed)),
                FuzzJson.Of(changed)
            )
            from broken in Broken(body.Bytes)
            from type in Gen.Frequency(
                (12, Gen.Const(body.ContentType)),
                (1, Gen.OneOf(FuzzForms.ContentTypes))
            )
            select new FuzzBody(type, broken);
    }

    /// <summary>Fields are put in, doubled, renamed, given another value, moved or left out.</summary>
    private static Gen<FuzzField[]> Changed(IReadOnlyList<FuzzField> fields)
    {
        var edit = Gen.Select(
            Gen.Int[0, 5],
            Gen.Int[0, fields.Count - 1],
            FuzzText.Name(fields),
            FuzzText.Value(fields),
            FuzzText.FileName
        );
        return edit.Array[0, MaxFields]
            .Select(edits =>
            {
                var all = fields.ToList();
                foreach (var (kind, place, name, value, fileName) in edits)
                {
                    var at = Math.Min(place, all.Count - 1);
                    var old = all[at];
                    switch (kind)
                    {
                        case 0:
                            all.Insert(at, new FuzzField(name, value, fileName));
                            break;
                        case 1:
                            all.Add(old with { Value = value });
                            break;
                        case 2:
                            all[at] = old with { Name = name };
                            break;
                        case 3:
                            all[at] = old with
                            {
                                Value = value,
                                FileName = fileName ?? old.FileName,
                            };
                            break;
                        case 4:
                            (all[at], all[0]) = (all[0], old);
                            break;
                        default:
                            all.RemoveAt(at);
                            break;
                    }
                }

                return all.ToArray();
            });
    }

    /// <summary>One body in three has stretches cut out, doubled or replaced by other bytes.</summary>
    private static Gen<byte[]> Broken(byte[] body) =>
        Gen.Frequency(
            (2, Gen.Const(body)),
            (
                1,
                Gen.Select(Gen.Double.Unit, Gen.Int[0, 60], Gen.Byte.Array[0, 6])
                    .Array[1, 3]
                    .Select(edits => edits.Aggregate(body, Edit))
            )
        );

    private static byte[] Edit(byte[] body, (double At, int Length, byte[] Put) edit)
    {
        var at = (int)(edit.At * body.Length);
        var end = Math.Min(at + edit.Length, body.Length);
        return edit.Put.Length switch
        {
            0 => body[..at],
            1 => [.. body[..end], .. body[at..]],
            _ => [.. body[..at], .. edit.Put, .. body[end..]],
        };
    }
}
