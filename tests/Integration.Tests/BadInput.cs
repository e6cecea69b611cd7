using ApplyFunctions.Testing;

namespace ApplyFunctions.Integration.Tests;

/// <summary>One way to send something wrong, and the answer that it gets.</summary>
/// <param name="Status">The HTTP status.</param>
/// <param name="Fault">The faulty field where one is at fault, else what the problem's type ends in.</param>
/// <param name="Says">A part of what the answer says to do.</param>
public sealed record BadInput(
    string Name,
    int Status,
    string Fault,
    string Says,
    Func<ApplicationForm, HttpContent> Body
)
{
    public long Posting { get; init; } = ApplicationForm.OpenPosting;

    public static IReadOnlyList<BadInput> All { get; } = [.. BadBodies.All, .. BadFields.All];

    public override string ToString() => Name;
}
