using System.Text.Json.Nodes;
using ApplyFunctions.Core;
using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Infrastructure.Http;

/// <summary>The fields of one form, as they come.</summary>
internal sealed class FormFields(SubmissionLimits limits, ReadProblems problems)
{
    private readonly RackNames _names = new(limits.JsonDepth);
    private int _count;

    internal JsonObject Values => _names.Values;

    /// <summary>Counts a field, before anything of it is read.</summary>
    internal Problem? Admit() => ++_count > limits.FormFields ? problems.TooManyFields : null;

    /// <param name="name">One that <see cref="FieldRules.IsGoodName"/> is true of.</param>
    internal Problem? Add(string name, string value) =>
        _names.Add(name, value) switch
        {
            RackOutcome.TooDeep => problems.TooDeep(name),
            RackOutcome.Conflict => ReadProblems.Conflict(name),
            _ => null,
        };
}
