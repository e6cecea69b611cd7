using System.Security.Cryptography;
using System.Text;

namespace ApplyFunctions.Core.DeadLetters;

public enum DeadLetterState
{
    /// <summary>Somebody has to look why it failed, and replay it.</summary>
    Waiting,

    /// <summary>Its work was started again, or was found done.</summary>
    Replayed,
}

/// <summary>A message that was given up after too many tries, kept until somebody replays it, and afterwards.</summary>
/// <param name="Id">Made of the content, so that copies of a message are one dead letter.</param>
/// <param name="Board"><see cref="NoBoard"/> where the message names no application that is there.</param>
/// <param name="ApplicationId">Null where the message names none.</param>
/// <param name="Body">Ids; where it cannot be read, the beginning of what came.</param>
/// <param name="KeptAt">When it was given up, the last time.</param>
/// <param name="Replays">How often it was replayed.</param>
/// <param name="Version">What the store compares to see that nobody else changed it; empty before it is stored.</param>
public sealed record DeadLetter(
    string Id,
    WorkKind Work,
    string Board,
    ApplicationId? ApplicationId,
    string Body,
    DateTimeOffset KeptAt,
    DeadLetterState State = DeadLetterState.Waiting,
    int Replays = 0,
    string Version = ""
)
{
    public const string NoBoard = "-";

    private const int IdLength = 24;
    private const int LongestBody = 1_000;

    /// <param name="board">Null where the application is not known.</param>
    public static DeadLetter Of(PoisonMessage message, string? board, DateTimeOffset moment)
    {
        var body = message.Item?.Message ?? message.Raw;
        var digest = SHA256.HashData(Encoding.UTF8.GetBytes($"{message.Work}\n{body}"));
        return new DeadLetter(
            Convert.ToHexStringLower(digest)[..IdLength],
            message.Work,
            board ?? NoBoard,
            message.Item?.ApplicationId,
            Storable(body),
            moment
        );
    }

    // Anything can be in a message that cannot be read, and it has to be kept all the same.
    private static string Storable(string text)
    {
        var kept = new StringBuilder();
        foreach (var rune in text.EnumerateRunes().TakeWhile(_ => kept.Length < LongestBody))
        {
            kept.Append(Rune.IsControl(rune) ? " " : rune.ToString());
        }

        return kept.ToString();
    }
}
