using System.Collections.Frozen;

namespace ApplyFunctions.Core.Education;

/// <summary>One list to choose from, in the order of its file.</summary>
public sealed class EducationList
{
    private readonly FrozenDictionary<long, EducationItem> _byId;

    // Folding is the dear part of a search, and a list of schools is long.
    private readonly (string Key, EducationItem Item)[] _keys;

    /// <exception cref="ArgumentException">Two items have one id.</exception>
    public EducationList(IReadOnlyList<EducationItem> items)
    {
        Items = items;
        _byId = items
            .ToDictionary(i => i.Id) // The frozen one would take the last of two in silence.
            .ToFrozenDictionary();
        _keys = [.. items.Select(i => (FoldedText.Of(i.Text), i))];
    }

    public static EducationList Empty { get; } = new([]);

    public IReadOnlyList<EducationItem> Items { get; }

    /// <summary>Whether an application may name this id.</summary>
    public bool Contains(long id) => _byId.ContainsKey(id);

    public EducationItem? Find(long id) => _byId.GetValueOrDefault(id);

    /// <summary>
    /// The items in which the words occur, whatever the case and the accents; those that begin with them come first.
    /// All items where there are no words.
    /// </summary>
    public IReadOnlyList<EducationItem> Search(string? term)
    {
        var key = FoldedText.Of(term ?? "");
        return key.Length == 0
            ? Items
            :
            [
                .. _keys
                    .Where(k => k.Key.Contains(key, StringComparison.Ordinal))
                    .OrderBy(k => k.Key.StartsWith(key, StringComparison.Ordinal) ? 0 : 1)
                    .Select(k => k.Item),
            ];
    }
}
