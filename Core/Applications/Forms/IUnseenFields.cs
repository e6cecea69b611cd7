using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Applications.Forms;

/// <summary>What a form carries that no candidate fills in, such as a signed time or a trap for programs.</summary>
public interface IUnseenFields
{
    IReadOnlyList<UnseenField> For(string board, Posting posting);
}

/// <param name="IsTrap">
/// Whether it is a text field like any other, kept out of sight and out of the keyboard's way, that only programs fill in.
/// </param>
public sealed record UnseenField(string Name, string Value, bool IsTrap = false);

/// <summary>Where nothing is carried.</summary>
internal sealed class NoUnseenFields : IUnseenFields
{
    public IReadOnlyList<UnseenField> For(string board, Posting posting) => [];
}
