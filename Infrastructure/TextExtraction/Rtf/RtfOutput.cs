using System.Text;

namespace ApplyFunctions.Infrastructure.TextExtraction.Rtf;

/// <summary>Writes what is shown to where the open group's text goes; what is not shown is dropped here.</summary>
internal sealed class RtfOutput(RtfGroups groups, RtfWriter writer, RtfFonts fonts)
{
    private ref RtfState State => ref groups.State;

    private RtfFont Font => State.Font ?? fonts.Default;

    /// <summary>Whether the text so far ends with the first half of a character.</summary>
    public bool IsHalf => writer.IsHalf;

    public void WriteRaw(ReadOnlySpan<byte> text)
    {
        if (State.IsShown && !text.IsEmpty)
        {
            StartRow();
            writer.WriteRaw(State.Frame, Font, text);
        }
    }

    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (State.IsShown)
        {
            StartRow();
            writer.Write(State.Frame, Font, bytes);
        }
    }

    public void Write(string text)
    {
        // What is RTF only repeats the text of the HTML, but lays it out where that has tags.
        if (
            State.IsShown
            || (State is { Mode: RtfMode.Text, IsRtfOnly: true } && text is "\n" or "\t")
        )
        {
            StartRow();
            writer.Write(State.Frame, text);
        }
    }

    /// <summary>Writes a UTF-16 code unit.</summary>
    public void WriteUnicode(int code)
    {
        if (!State.IsShown)
        {
            return;
        }

        StartRow();
        if (code is >= short.MinValue and <= ushort.MaxValue)
        {
            writer.WriteUnit(State.Frame, Font, (char)(ushort)code);
        }
        else
        {
            // Against the rules, but there are writers of whole code points.
            var rune = Rune.TryCreate(code, out var whole) ? whole : Rune.ReplacementChar;
            writer.Write(State.Frame, rune.ToString());
        }
    }

    public void Break(RtfAction action)
    {
        // The end of a nested row stands among its properties.
        if (State.Mode != RtfMode.Text && (State.Mode, action) != (RtfMode.Shell, RtfAction.EndRow))
        {
            return;
        }

        writer.Flush();
        switch (action)
        {
            case RtfAction.EndCell:
                State.Frame.EndCell();
                break;
            case RtfAction.EndRow:
                State.Frame.EndRow();
                break;
            default:
                State.Frame.EndParagraph();
                break;
        }
    }

    private void StartRow()
    {
        if (State.IsInTable)
        {
            State.Frame.StartRow();
        }
    }
}
