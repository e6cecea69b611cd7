namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>What a run of characters is set to; null where it is not set.</summary>
/// <param name="Hidden">
/// 0 or 1; with 0x80 added as the style says, or the opposite of it ([MS-DOC] 2.9.327, ToggleOperand).
/// </param>
/// <param name="Symbol">
/// The character that stands for an opening parenthesis, and the font that it is of; U+0000 where it is no text.
/// </param>
internal readonly record struct CharacterFormat(
    bool? IsDeleted = null,
    byte? Hidden = null,
    ushort? Style = null,
    ushort? Font = null,
    (ushort Font, char Character)? Symbol = null
)
{
    public static CharacterFormat Read(ReadOnlySpan<byte> list, WordVersion version)
    {
        var format = default(CharacterFormat);
        var sprms = new Sprms(list, version);
        while (sprms.Next())
        {
            var operand = sprms.Operand;
            format = sprms.Current switch
            {
                Sprm.Deleted => format with { IsDeleted = (operand.U8(0) & 1) != 0 },
                Sprm.Hidden => format with { Hidden = operand.U8(0) },
                Sprm.CharacterStyle => format with { Style = operand.U16(0) },
                Sprm.Font => format with { Font = operand.U16(0) },
                Sprm.Symbol when version == WordVersion.Word97 => format with
                {
                    Symbol = (operand.U16(0), (char)operand.U16(2)),
                },
                Sprm.Symbol => format with { Symbol = (0, '\0') },
                Sprm.Plain => format with { Hidden = null, Style = null, Font = null },
                _ => format,
            };
        }

        return format;
    }

    /// <summary>The same, and where it is not set, what is under it.</summary>
    public CharacterFormat Over(CharacterFormat under) =>
        new(
            IsDeleted ?? under.IsDeleted,
            Hidden ?? under.Hidden,
            Style ?? under.Style,
            Font ?? under.Font,
            Symbol ?? under.Symbol
        );

    /// <summary>Whether it is hidden, where its style makes it so or not.</summary>
    public bool IsHidden(bool byStyle) =>
        Hidden switch
        {
            null => byStyle,
            { } value when (value & 0x80) != 0 => byStyle != ((value & 1) != 0),
            { } value => (value & 1) != 0,
        };
}
