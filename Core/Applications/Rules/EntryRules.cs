using System.Text.Json.Nodes;

namespace ApplyFunctions.Core.Applications.Rules;

/// <summary>What can be told several times, as entries of a list. Faults are named <c>{list}.{index from 0}.{field}</c>.</summary>
internal static class EntryRules
{
    /// <summary>The entries without faults; those in which nothing was filled in are passed over.</summary>
    /// <param name="missing">What to say where there is none and one is needed.</param>
    /// <param name="read">Makes an entry of a group and its name in faults; null where it is at fault.</param>
    public static IReadOnlyList<T> Check<T>(
        JsonObject values,
        string list,
        string missing,
        Func<JsonObject, string, T?> read,
        RuleTable rules,
        Faults faults
    )
        where T : class
    {
        var given = Values
            .Groups(values[list])
            .Select((node, index) => (Node: node, Name: $"{list}.{index}"))
            .Where(g => !IsUntouched(g.Node))
            .ToList();
        if (given.Count == 0 && rules.Requires(list))
        {
            faults.Add(list, RuleCodes.Required, missing);
        }

        var most = rules.Max(list, RuleCodes.Entries);
        if (given.Count > most)
        {
            faults.Add(
                list,
                RuleCodes.Entries,
                $"There are {given.Count} entries, and at most {most} fit. Send the latest ones.",
                ("max", most),
                ("count", given.Count)
            );
            return [];
        }

        if (given.Exists(g => g.Node is not JsonObject))
        {
            faults.Add(
                list,
                RuleCodes.Shape,
                $"Each of {list} must be a group of named fields. Send a list of them."
            );
            return [];
        }

        return
        [
            .. given
                .Select(g => read(g.Node!.AsObject(), g.Name))
                .Where(entry => entry is not null)
                .Select(entry => entry!),
        ];
    }

    // A box that nobody ticked is sent as 0 or false by some clients, and not at all by others.
    private static bool IsUntouched(JsonNode? node) =>
        node is JsonObject group
            ? group.All(pair =>
                Values.IsBlank(pair.Value)
                || (
                    pair.Key == EmploymentRules.CurrentField
                    && Values.TryFlag(pair.Value, out var flag)
                    && flag == false
                )
            )
            : Values.IsBlank(node);
}
