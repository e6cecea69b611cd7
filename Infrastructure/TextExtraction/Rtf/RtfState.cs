namespace ApplyFunctions.Infrastructure.TextExtraction.Rtf;

internal enum RtfMode
{
    Text,

    /// <summary>Text is dropped, but destinations count.</summary>
    Shell,
    Fonts,

    /// <summary>Everything is dropped.</summary>
    Skipped,
}

/// <summary>What becomes of a group's own text when the group ends.</summary>
internal enum RtfEnding
{
    None,
    Header,
    Footer,
    Note,
    Box,
    Field,
    FieldInstruction,
    HtmlTag,
}

/// <summary>What holds in a group until it ends; a group begins with what holds around it.</summary>
/// <param name="Frame">Where text goes.</param>
internal record struct RtfState(RtfFrame Frame)
{
    /// <summary>How many text boxes are around.</summary>
    public int Boxes { get; set; }

    public RtfMode Mode { get; set; }

    /// <summary>The mode around a choice of alternatives.</summary>
    public RtfMode OuterMode { get; set; }

    /// <summary>Of this very group.</summary>
    public RtfEnding Ending { get; set; }

    public RtfField? Field { get; set; }

    /// <summary>Null for the document's default.</summary>
    public RtfFont? Font { get; set; }

    /// <summary>The characters that follow each Unicode character, for readers that do not know Unicode.</summary>
    public int UnicodeFallback { get; set; } = 1;

    public bool IsHidden { get; set; }

    public bool IsDeleted { get; set; }

    /// <summary>Whether the text is not that of the HTML in the RTF.</summary>
    public bool IsRtfOnly { get; set; }

    public bool IsInTable { get; set; }

    public readonly bool IsShown => Mode == RtfMode.Text && !IsHidden && !IsDeleted && !IsRtfOnly;
}
