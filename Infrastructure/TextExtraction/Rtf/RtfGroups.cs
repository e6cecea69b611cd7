using System.Net;
using System.Text.RegularExpressions;

namespace ApplyFunctions.Infrastructure.TextExtraction.Rtf;

/// <summary>The groups that are open, and what becomes of the text in them.</summary>
internal sealed partial class RtfGroups(RtfStories stories, RtfWriter writer)
{
    // More than any document has. What is deeper is left out, but counted.
    private const int DeepestGroup = 10_000;

    // Each level of boxes within boxes copies the text of those inside.
    private const int DeepestBox = 8;
    private const int LongestTag = 32;

    private readonly Stack<RtfState> _outer = new();
    private RtfState _state = new(stories.Body);
    private int _tooDeep;

    /// <summary>What holds in the group that is open.</summary>
    public ref RtfState State => ref _state;

    public bool IsTooDeep => _tooDeep > 0;

    public bool IsFromHtml { get; set; }

    public void Open()
    {
        if (_outer.Count >= DeepestGroup)
        {
            _tooDeep++;
            return;
        }

        _outer.Push(_state);
        _state.Ending = RtfEnding.None;
    }

    /// <summary>Closes a group; false where no other is open.</summary>
    public bool Close()
    {
        if (_tooDeep > 0)
        {
            _tooDeep--;
            return true;
        }

        End();
        if (_outer.TryPop(out var around))
        {
            _state = around;
        }

        return _outer.Count > 0;
    }

    /// <summary>Closes what the document left open.</summary>
    public void CloseAll()
    {
        _tooDeep = 0;
        while (Close()) { }
        writer.Flush();
    }

    /// <summary>What is left of the group goes there.</summary>
    public void Enter(RtfDestination destination)
    {
        switch (destination)
        {
            case RtfDestination.Skipped:
                _state.Mode = RtfMode.Skipped;
                break;
            case RtfDestination.Fonts:
                _state.Mode = RtfMode.Fonts;
                break;
            case RtfDestination.Shell:
                _state.Mode = RtfMode.Shell;
                break;
            case RtfDestination.Alternatives:
                _state.OuterMode = _state.Mode;
                _state.Mode = RtfMode.Shell;
                break;
            case RtfDestination.UnicodeAlternative when _state.Mode == RtfMode.Shell:
                _state.Mode = _state.OuterMode;
                break;
            case RtfDestination.Header:
                EnterFrame(stories.NewFrame(), RtfEnding.Header);
                break;
            case RtfDestination.Footer:
                EnterFrame(stories.NewFrame(), RtfEnding.Footer);
                break;
            case RtfDestination.Note:
                EnterFrame(stories.Notes, RtfEnding.Note);
                break;
            case RtfDestination.Box:
                EnterBox();
                break;
            case RtfDestination.Field:
                End();
                (_state.Field, _state.Ending) = (new RtfField(), RtfEnding.Field);
                break;
            case RtfDestination.FieldInstruction when _state.Field is not null:
                EnterFrame(new RtfFrame(RtfField.Longest), RtfEnding.FieldInstruction);
                break;
            case RtfDestination.FieldInstruction:
                _state.Mode = RtfMode.Skipped;
                break;
            case RtfDestination.FieldResult:
                writer.Flush();
                _state.Field?.BeginResult(_state.Frame);
                break;
            case RtfDestination.ListText:
                _state.IsRtfOnly = false;
                break;
            case RtfDestination.HtmlTag when IsFromHtml:
                EnterFrame(new RtfFrame(LongestTag), RtfEnding.HtmlTag);
                break;
            case RtfDestination.HtmlTag:
                _state.Mode = RtfMode.Skipped;
                break;
        }
    }

    private void EnterBox()
    {
        // Within too many others, a box is read where it stands.
        if (_state.Boxes < DeepestBox)
        {
            EnterFrame(stories.NewFrame(), RtfEnding.Box);
            _state.Boxes++;
        }

        _state.Mode = RtfMode.Text;
    }

    private void EnterFrame(RtfFrame frame, RtfEnding ending)
    {
        End();
        (_state.Frame, _state.Ending) = (frame, ending);
        (_state.IsInTable, _state.IsRtfOnly) = (false, false);
    }

    // Hands on what the group has collected.
    private void End()
    {
        if (_state.Ending == RtfEnding.None)
        {
            return;
        }

        writer.Flush();
        var frame = _state.Frame;
        _outer.TryPeek(out var around);
        switch (_state.Ending)
        {
            case RtfEnding.Header:
                stories.AddHeader(frame.ToString());
                break;
            case RtfEnding.Footer:
                stories.AddFooter(frame.ToString());
                break;
            case RtfEnding.Note:
                frame.EndParagraph();
                break;
            case RtfEnding.Box:
                around.Frame.AddBox(frame.ToString());
                break;
            case RtfEnding.Field
                when _state is { Mode: RtfMode.Text, IsHidden: false, IsDeleted: false }:
                _state.Field?.Complete(frame);
                break;
            case RtfEnding.FieldInstruction:
                _state.Field?.Instruction = frame.ToString();
                break;
            case RtfEnding.HtmlTag:
                EndTag(around.Frame, frame.ToString());
                break;
        }

        _state.Ending = RtfEnding.None;
    }

    // The tags of HTML are replaced by what they are as RTF; but what stands for a character is left out there.
    private static void EndTag(RtfFrame around, string tag)
    {
        if (tag is ['&', .., ';'])
        {
            around.Append(WebUtility.HtmlDecode(tag));
        }
        else if (Block().IsMatch(tag))
        {
            around.SoftBreak();
        }
    }

    [GeneratedRegex(
        "^</?(?:address|article|blockquote|br|dd|div|dl|dt|h[1-6]|hr|li|ol|p|pre|section|table|tr|ul)\\b",
        RegexOptions.IgnoreCase,
        matchTimeoutMilliseconds: 1_000
    )]
    private static partial Regex Block();
}
