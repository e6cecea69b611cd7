using System.Buffers;
using System.Collections;
using ApplyFunctions.Infrastructure.TextExtraction.Lists;

namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

/// <summary>
/// Lays out the characters of a story as text: one line a paragraph, one line a row of a table with tabs between its
/// cells, text boxes after the paragraph in which they are anchored; of fields only their results.
/// </summary>
/// <param name="nextBox">
/// Reads the text box that is next, when its anchor is reached: paragraphs of lists count in that order.
/// </param>
internal sealed class StoryText(
    int limit,
    ListCounters lists,
    StyleSheet styles,
    Func<string> nextBox
)
{
    private const int LongestSeparator = 100;

    // Word has twenty.
    private const int MostOpenFields = 100;

    private static readonly SearchValues<char> Marks = SearchValues.Create(
        '\r',
        StoryCharacters.PageBreak,
        StoryCharacters.Box,
        StoryCharacters.Picture,
        StoryCharacters.FieldBegin,
        StoryCharacters.FieldResult,
        StoryCharacters.FieldEnd
    );

    private readonly BoundedText _text = new(limit);

    private readonly Stack<StoryField> _fields = new();
    private readonly List<string> _pendingBoxes = [];

    // How many of the open fields are at their instruction yet: nothing is shown then.
    private int _instructions;

    // Stands between the text so far and the next: written only when there is a next.
    private string _separator = "";
    private string _label = "";
    private StoryParagraph _last;
    private bool _isParagraphBegun;

    public string Lay(Story story, CancellationToken cancellationToken)
    {
        var whole = WholeFields(story.Characters);
        var rest = story.Characters.AsSpan();
        var (paragraph, at) = (0, 0);
        while (!rest.IsEmpty && !_text.IsCut)
        {
            if (!_isParagraphBegun && paragraph < story.Ends.Count)
            {
                cancellationToken.ThrowIfCancellationRequested();
                BeginParagraph(story.Ends[paragraph]);
            }

            var length = rest.IndexOfAny(Marks);
            Append(length < 0 ? rest : rest[..length]);
            if (length < 0)
            {
                break;
            }

            if (rest[length] == '\r')
            {
                EndParagraph(story.Ends[paragraph++]);
            }
            else
            {
                Mark(rest[length], whole[at + length]);
            }

            rest = rest[(length + 1)..];
            at += length + 1;
        }

        AppendBoxes();
        return _text.ToString();
    }

    // A field that a broken document opens and never closes must not swallow what follows.
    private static BitArray WholeFields(string characters)
    {
        var whole = new BitArray(characters.Length);
        var open = new Stack<(int Begin, int Result)>();
        var deeper = 0;
        for (var at = 0; at < characters.Length; at++)
        {
            switch (characters[at])
            {
                case StoryCharacters.FieldBegin when open.Count == MostOpenFields:
                    deeper++;
                    break;
                case StoryCharacters.FieldBegin:
                    open.Push((at, -1));
                    break;
                case StoryCharacters.FieldEnd when deeper > 0:
                    deeper--;
                    break;
                case StoryCharacters.FieldResult when deeper == 0 && open.TryPop(out var field):
                    open.Push((field.Begin, field.Result < 0 ? at : field.Result));
                    break;
                case StoryCharacters.FieldEnd when open.TryPop(out var field):
                    whole[field.Begin] = whole[at] = true;
                    if (field.Result >= 0)
                    {
                        whole[field.Result] = true;
                    }

                    break;
            }
        }

        return whole;
    }

    private void Mark(char mark, bool isOfWholeField)
    {
        switch (mark)
        {
            case StoryCharacters.PageBreak:
                Separate("\n");
                break;
            case StoryCharacters.Box:
                _pendingBoxes.Add(nextBox());
                break;
            case StoryCharacters.Picture when _fields.TryPeek(out var field):
                // In an instruction the mark stands for data of the field's own.
                field.HasPicture |= !field.IsInstruction;
                break;
            case StoryCharacters.FieldBegin when isOfWholeField:
                _fields.Push(new());
                _instructions++;
                break;
            case StoryCharacters.FieldResult when isOfWholeField:
                _fields.Peek().BeginResult();
                _instructions--;
                break;
            case StoryCharacters.FieldEnd when isOfWholeField:
                EndField(_fields.Pop());
                break;
        }
    }

    private void EndField(StoryField field)
    {
        _instructions -= field.IsInstruction ? 1 : 0;
        if (_fields.TryPeek(out var outer))
        {
            outer.Append(field.Shown);
            outer.HasPicture |= field.HasPicture && !outer.IsInstruction;
        }

        if (field.HiddenTarget() is { } target)
        {
            var isAtWord = _separator.Length == 0 && !char.IsWhiteSpace(_text.Last);
            Append(isAtWord ? $" ({target})" : $"({target})");
        }
    }

    // A row begins where a table does, and after another row.
    private void BeginParagraph(StoryParagraph paragraph)
    {
        _label = lists.Next(paragraph.List, styles.ListOf(paragraph.Style));
        _isParagraphBegun = true;
        if (
            paragraph.Depth > _last.Depth
            || (paragraph.Depth == _last.Depth && _last.End == ParagraphEnd.Row)
        )
        {
            Flush();
        }
    }

    private void EndParagraph(StoryParagraph paragraph)
    {
        _isParagraphBegun = false;
        (_last, _label) = (paragraph, "");
        if (paragraph.End == ParagraphEnd.Row)
        {
            _separator = "\n";
            Flush();
            return;
        }

        Separate("\n");
        AppendBoxes();
        if (paragraph.End == ParagraphEnd.Cell)
        {
            _separator = _separator.TrimEnd('\n');
            Separate("\t");
        }
    }

    private void AppendBoxes()
    {
        foreach (var box in _pendingBoxes)
        {
            if (box.Length > 0)
            {
                Flush();
                _text.Append(box);
                Separate("\n");
            }
        }

        _pendingBoxes.Clear();
    }

    private void Append(ReadOnlySpan<char> more)
    {
        if (_fields.TryPeek(out var field))
        {
            field.Append(more);
        }

        if (_instructions == 0 && !more.IsEmpty)
        {
            Flush();
            _text.Append(_label);
            _label = "";
            _text.Append(more);
        }
    }

    private void Flush()
    {
        if (_text.Length > 0)
        {
            _text.Append(_separator);
        }

        _separator = "";
    }

    private void Separate(string more)
    {
        if (_separator.Length < LongestSeparator)
        {
            _separator += more;
        }
    }
}
