using System.Text;
using System.Text.Unicode;

namespace ApplyFunctions.Infrastructure.TextExtraction.Rtf;

/// <summary>Follows the control words of a document, and collects its text.</summary>
internal sealed class RtfInterpreter
{
    private const int TokensBetweenChecks = 4_096;

    private readonly RtfTokenizer _tokens;
    private readonly RtfStories _stories;
    private readonly RtfOutput _output;
    private readonly RtfGroups _groups;
    private readonly RtfFonts _fonts = new();
    private readonly bool _isUtf8;

    // Characters that are still to be skipped after one that was given in Unicode.
    private int _fallback;

    // After \*: a destination follows that is to be skipped if it is not known.
    private bool _isMarked;

    public RtfInterpreter(byte[] document, int limit)
    {
        // RTF is ASCII. Where other bytes make sense as UTF-8, they are: chance makes no such text.
        _isUtf8 = !Ascii.IsValid(document) && Utf8.IsValid(document);
        var writer = new RtfWriter(_isUtf8);
        _tokens = new RtfTokenizer(document, Math.Max(0, document.AsSpan().IndexOf((byte)'{')));
        _stories = new RtfStories(limit);
        _groups = new RtfGroups(_stories, writer);
        _output = new RtfOutput(_groups, writer, _fonts);
    }

    private ref RtfState State => ref _groups.State;

    public RtfStories Read(CancellationToken cancellationToken)
    {
        for (var count = 1; !State.Frame.IsCut || State.Frame != _stories.Body; count++)
        {
            if (count % TokensBetweenChecks == 0)
            {
                cancellationToken.ThrowIfCancellationRequested();
            }

            var token = _tokens.Next();
            if (token == RtfToken.End || !Take(token))
            {
                break;
            }
        }

        _groups.CloseAll();
        return _stories;
    }

    // False where the document is over.
    private bool Take(RtfToken token)
    {
        switch (token)
        {
            case RtfToken.GroupStart:
                (_fallback, _isMarked) = (0, false);
                _groups.Open();
                return true;
            case RtfToken.GroupEnd:
                (_fallback, _isMarked) = (0, false);
                return _groups.Close();
            case var _ when _groups.IsTooDeep || State.Mode == RtfMode.Skipped:
                return true;
            case RtfToken.Word:
                TakeWord(RtfWords.Find(_tokens.Bytes));
                return true;
            case RtfToken.Symbol when _fallback > 0:
                _fallback--;
                return true;
            case RtfToken.Symbol:
                TakeSymbol((char)_tokens.Byte);
                return true;
            case RtfToken.Hex when _fallback > 0:
                _fallback--;
                return true;
            case RtfToken.Hex:
                _output.Write([_tokens.Byte]);
                return true;
            default:
                TakeText(_tokens.Bytes);
                return true;
        }
    }

    private void TakeText(ReadOnlySpan<byte> text)
    {
        text = SkipFallback(text);
        _isMarked = _isMarked && !text.ContainsAnyExcept((byte)' ', (byte)'\t');
        if (State.Mode == RtfMode.Fonts)
        {
            _fonts.AddName(text);
        }
        else
        {
            _output.WriteRaw(text);
        }

        if (_output.IsHalf && text is [.., >= 0x80] && _tokens.TryTakeTrail(out var trail))
        {
            _output.Write([trail]);
        }
    }

    private void TakeSymbol(char symbol)
    {
        switch (symbol)
        {
            case '*':
                _isMarked = true;
                break;
            // Also the second bytes of characters may be written this way.
            case '\\' or '{' or '}':
                _output.Write([(byte)symbol]);
                break;
            case '~':
                _output.Write("\u00A0");
                break;
            case '_':
                _output.Write("-");
                break;
            case '\t' or ' ':
                _output.Write(symbol.ToString());
                break;
            case '\r' or '\n':
                _output.Break(RtfAction.EndParagraph);
                break;
        }
    }

    private void TakeWord(RtfWord word)
    {
        // Nothing of these is ever a stand-in for a character: a writer has forgotten it.
        var isNoFallback =
            word.Action
            is RtfAction.Unicode
                or RtfAction.EndParagraph
                or RtfAction.EndCell
                or RtfAction.EndRow;
        if (_fallback > 0 && !isNoFallback)
        {
            _fallback--;
            return;
        }

        _fallback = 0;
        if (_isMarked && word.Action != RtfAction.Enter)
        {
            word = new RtfWord(RtfAction.Enter, RtfDestination.Skipped);
        }

        _isMarked = false;
        Apply(word, _tokens.Number);
    }

    private void Apply(RtfWord word, int? number)
    {
        switch (word.Action)
        {
            case RtfAction.Enter:
                _groups.Enter(word.Destination);
                break;
            case RtfAction.Write:
                _output.Write(word.Text);
                break;
            case RtfAction.EndParagraph or RtfAction.EndCell or RtfAction.EndRow:
                _output.Break(word.Action);
                break;
            case RtfAction.Unicode when number is not null:
                _fallback = State.UnicodeFallback;
                _output.WriteUnicode(number.Value);
                break;
            case RtfAction.SetUnicodeFallback:
                State.UnicodeFallback = Math.Max(0, number ?? 1);
                break;
            case RtfAction.ResetCharacter:
                (State.Font, State.IsHidden, State.IsDeleted) = (null, false, false);
                break;
            case RtfAction.ResetParagraph:
                State.IsInTable = false;
                break;
            case RtfAction.SetInTable:
                State.IsInTable = number != 0;
                break;
            case RtfAction.SetHidden:
                State.IsHidden = number != 0;
                break;
            case RtfAction.SetDeleted:
                State.IsDeleted = number != 0;
                break;
            case RtfAction.SetFromHtml:
                _groups.IsFromHtml = number != 0;
                break;
            case RtfAction.SetRtfOnly:
                State.IsRtfOnly = _groups.IsFromHtml && number != 0;
                break;
            case RtfAction.SetFont when State.Mode == RtfMode.Fonts:
                _fonts.Begin(number ?? 0);
                break;
            case RtfAction.SetFont:
                State.Font = _fonts.Find(number ?? 0);
                break;
            default:
                _fonts.Apply(word, number ?? 0);
                break;
        }
    }

    private ReadOnlySpan<byte> SkipFallback(ReadOnlySpan<byte> text)
    {
        var at = 0;
        for (; _fallback > 0 && at < text.Length; _fallback--)
        {
            at++;
            while (_isUtf8 && at < text.Length && (text[at] & 0xC0) == 0x80)
            {
                at++;
            }
        }

        return text[at..];
    }
}
