using System.Buffers;

namespace ApplyFunctions.Core.Postings;

/// <summary>The name of a board in addresses: lower-case letters, digits, <c>-</c> and <c>_</c>, at most 64.</summary>
public static class BoardToken
{
    private static readonly SearchValues<char> Allowed = SearchValues.Create(
        "abcdefghijklmnopqrstuvwxyz0123456789-_"
    );

    /// <summary>Whether the text can name a board at all; everything else is an unknown board.</summary>
    public static bool IsValid(string board) =>
        board.Length is > 0 and <= 64 && !board.AsSpan().ContainsAnyExcept(Allowed);

    /// <summary>The token that is meant; addresses in use write it in capitals too. Null where it can name no board.</summary>
    public static string? Of(string board)
    {
        var token = board.ToLowerInvariant();
        return IsValid(token) ? token : null;
    }
}
