using ApplyFunctions.Core.Postings;

namespace ApplyFunctions.Core.Access;

/// <summary>Who asks for something that not everybody may, about which board.</summary>
/// <param name="address">The board, as it stands in the address.</param>
/// <param name="authorization">The header; null where there was none.</param>
public sealed class Author(string address, string? authorization)
{
    /// <summary>The board's token, where the address can name a board at all.</summary>
    public string Board { get; } = BoardToken.Of(address) ?? address;

    public string? Authorization => authorization;
}
