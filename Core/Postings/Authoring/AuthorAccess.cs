using ApplyFunctions.Core.Access;

namespace ApplyFunctions.Core.Postings.Authoring;

/// <param name="address">The board, as it stands in the address.</param>
/// <param name="authorization">The header; null where there was none.</param>
public sealed class Author(string address, string? authorization)
{
    /// <summary>The board's token, where the address can name a board at all.</summary>
    public string Board { get; } = BoardToken.Of(address) ?? address;

    public string? Authorization => authorization;
}

/// <summary>Only a board's own servers write it, and read what nobody else may see.</summary>
public sealed class AuthorAccess(BoardAccess access)
{
    /// <summary>Why the caller may not; null for one who may.</summary>
    public async Task<Problem?> RefusalAsync(Author author, CancellationToken cancellationToken) =>
        !BoardToken.IsValid(author.Board)
            ? AuthoringProblems.NotABoardName
            : await access.IdentifyAsync(
                author.Board,
                author.Authorization,
                cancellationToken
            ) switch
            {
                Caller.Server => null,
                Caller.Visitor => AccessProblems.KeyRequired,
                _ => AccessProblems.InvalidKey,
            };
}
