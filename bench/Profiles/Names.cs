namespace ApplyFunctions.Bench.Profiles;

/// <summary>The pieces of the names that the runtime's compiler writes.</summary>
internal static class Names
{
    /// <summary>The name of a generic type or method without its arguments, and these.</summary>
    public static (string Name, IReadOnlyList<string> Arguments) Instance(string name)
    {
        if (!name.EndsWith(']') || name.EndsWith("[]", StringComparison.Ordinal))
        {
            return (name, []);
        }

        var depth = 0;
        for (var i = name.Length - 1; i >= 0; i--)
        {
            depth += name[i] switch
            {
                ']' => 1,
                '[' => -1,
                _ => 0,
            };
            if (depth == 0)
            {
                return (name[..i], Split(name[(i + 1)..^1]));
            }
        }

        return (name, []);
    }

    /// <summary>What stands between the commas that are in no brackets.</summary>
    public static IReadOnlyList<string> Split(string list)
    {
        List<string> parts = [];
        while (list.Length > 0)
        {
            var comma = IndexOf(list, ',');
            if (comma < 0)
            {
                parts.Add(list);
                break;
            }

            parts.Add(list[..comma]);
            list = list[(comma + 1)..];
        }

        return parts;
    }

    /// <summary>Where a character first is in no brackets; -1: nowhere.</summary>
    public static int IndexOf(string text, char sought)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (depth == 0 && text[i] == sought)
            {
                return i;
            }

            depth += text[i] switch
            {
                '[' or '<' => 1,
                ']' or '>' => -1,
                _ => 0,
            };
        }

        return -1;
    }
}
