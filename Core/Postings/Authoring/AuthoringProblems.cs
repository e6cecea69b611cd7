using System.Globalization;
using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Postings.Authoring;

/// <summary>Why a board or posting is not written.</summary>
public static class AuthoringProblems
{
    private const string Failed = "Precondition failed";

    public static Problem EmptyBody { get; } =
        new(
            400,
            "empty-body",
            "The request has no body. Send the whole document as JSON.",
            "Empty request body"
        );

    public static Problem Truncated { get; } =
        new(
            400,
            "truncated-body",
            "The document broke off before its end, most likely because the connection was lost. Send it again.",
            "Truncated request body"
        );

    public static Problem BodyTooLarge { get; } =
        new(
            413,
            "body-too-large",
            $"A document can be at most {Sizes.InWords(SourceBody.MaxBytes)}. Shorten its texts, and put pictures elsewhere.",
            "Request body too large"
        );

    public static Problem Changed { get; } =
        new(
            412,
            "version-changed",
            "The stored version is not the one that If-Match names: somebody has changed it since. Read it again from its /source, make your change to that, and send it with the ETag that came with it.",
            Failed
        );

    public static Problem NothingToReplace { get; } =
        new(
            412,
            "nothing-to-replace",
            "There is nothing at this address that If-Match could name. It may have been deleted; send it without If-Match to create it.",
            Failed
        );

    public static Problem AlreadyThere { get; } =
        new(
            412,
            "already-there",
            "The stored version is one that If-None-Match rules out. Send it without If-None-Match to replace it.",
            Failed
        );

    public static Problem IdTaken { get; } =
        new(
            409,
            "id-taken",
            "Another board has a posting with this id, and clients may name a posting by its id alone. Give this one another id.",
            "Conflict"
        );

    public static Problem BoardNotFound { get; } =
        PostingProblems.BoardNotFound with
        {
            Title = "There is no such board yet. PUT the board first, then its postings.",
            Reason = "There is no such board yet. PUT the board first, then its postings.",
        };

    public static Problem NotABoardName { get; } =
        new(
            422,
            "board-name-malformed",
            "A board's name in the address may have lower-case letters, digits, - and _ only, and at most 64 of them.",
            "Invalid board name"
        );

    public static Problem Malformed(string fault) =>
        new(400, "malformed-json", fault, "Malformed JSON");

    public static Problem Invalid(string what, IReadOnlyList<DocumentFault> faults)
    {
        var byPath = faults
            .GroupBy(f => f.Path, StringComparer.Ordinal)
            .ToDictionary(
                g => g.Key,
                g => (IReadOnlyList<string>)[.. g.Select(f => f.Message)],
                StringComparer.Ordinal
            );
        var count =
            faults.Count < DocumentFaults.Most
                ? $"{faults.Count}"
                : string.Create(CultureInfo.InvariantCulture, $"{DocumentFaults.Most} or more");
        return new Problem(
            422,
            $"invalid-{what}",
            $"The {what} was not saved: it has faults ({count}). Each is named with what to do.",
            $"Invalid attributes: {string.Join(',', byPath.Keys)}"
        )
        {
            Errors = byPath,
        };
    }
}
