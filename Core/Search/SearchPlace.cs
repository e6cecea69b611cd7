using System.Globalization;
using ApplyFunctions.Core.Applications;

namespace ApplyFunctions.Core.Search;

/// <summary>The place of an application in a list of hits.</summary>
/// <param name="Score">How well it fits; 0 where the order is not by that.</param>
public sealed record SearchPlace(float Score, DateTimeOffset ReceivedAt, ApplicationId Id)
{
    /// <summary>What clients send back to get the next page.</summary>
    public string ToCursor() =>
        string.Create(
            CultureInfo.InvariantCulture,
            $"{BitConverter.SingleToUInt32Bits(Score):x8}.{ReceivedAt.UtcTicks}.{Id}"
        );

    /// <summary>Null for what <see cref="ToCursor"/> never made.</summary>
    public static SearchPlace? OfCursor(string cursor) =>
        cursor.Split('.') is [{ Length: 8 } score, var ticks, var id]
        && uint.TryParse(
            score,
            NumberStyles.AllowHexSpecifier,
            CultureInfo.InvariantCulture,
            out var bits
        )
        && float.IsFinite(BitConverter.UInt32BitsToSingle(bits))
        && long.TryParse(ticks, NumberStyles.None, CultureInfo.InvariantCulture, out var at)
        && at <= DateTimeOffset.MaxValue.UtcTicks
        && ApplicationId.TryParse(id, out var application)
            ? new SearchPlace(
                BitConverter.UInt32BitsToSingle(bits),
                new DateTimeOffset(at, TimeSpan.Zero),
                application
            )
            : null;
}
