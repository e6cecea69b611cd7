using System.Globalization;

namespace ApplyFunctions.Core.DeadLetters;

/// <summary>The place of a letter in lists: the newest first, and among those of one moment by id.</summary>
public sealed record DeadLetterPlace(DateTimeOffset KeptAt, string Id)
{
    public static IComparer<DeadLetterPlace> Order { get; } =
        Comparer<DeadLetterPlace>.Create(
            (one, other) =>
                one.KeptAt != other.KeptAt
                    ? other.KeptAt.CompareTo(one.KeptAt)
                    : string.CompareOrdinal(one.Id, other.Id)
        );

    public static DeadLetterPlace Of(DeadLetter letter) => new(letter.KeptAt, letter.Id);

    /// <summary>What clients send back to get the next page.</summary>
    public string ToCursor() =>
        string.Create(CultureInfo.InvariantCulture, $"{KeptAt.UtcTicks}-{Id}");

    /// <summary>Null for what <see cref="ToCursor"/> never made.</summary>
    public static DeadLetterPlace? OfCursor(string cursor) =>
        cursor.Split('-') is [var ticks, { Length: > 0 } id]
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTimeOffset.MaxValue.UtcTicks
            ? new DeadLetterPlace(new DateTimeOffset(at, TimeSpan.Zero), id)
            : null;
}
