namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>The names of parts (ECMA-376 part 2, 9.1.1), and where the targets of relationships lead.</summary>
internal static class PartName
{
    /// <summary>A name without the slash at its beginning; some writers use backslashes, or escapes.</summary>
    public static string Normalize(string name)
    {
        name = name.Replace('\\', '/');
        if (name.Contains('%', StringComparison.Ordinal))
        {
            name = Uri.UnescapeDataString(name);
        }

        return name.TrimStart('/');
    }

    /// <summary>The part that a relationship of another part names.</summary>
    /// <param name="source">The part whose relationship it is; empty for those of the package.</param>
    public static string Resolve(string source, string target)
    {
        target = target.Replace('\\', '/');
        var isAbsolute = target.StartsWith('/');
        var segments = new List<string>();
        if (!isAbsolute)
        {
            segments.AddRange(source.Split('/')[..^1]);
        }

        foreach (var segment in Normalize(target.Split('#')[0]).Split('/'))
        {
            if (segment == ".." && segments.Count > 0)
            {
                segments.RemoveAt(segments.Count - 1);
            }
            else if (segment is not ("" or "." or ".."))
            {
                segments.Add(segment);
            }
        }

        return string.Join('/', segments);
    }

    /// <summary>The part that holds the relationships of a part: <c>word/_rels/document.xml.rels</c>.</summary>
    public static string OfRelationships(string source)
    {
        var slash = source.LastIndexOf('/') + 1;
        return $"{source[..slash]}_rels/{source[slash..]}.rels";
    }
}
