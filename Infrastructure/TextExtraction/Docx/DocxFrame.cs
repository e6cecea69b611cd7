namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>
/// A text of its own, the body or a text box, laid out: a line for each paragraph and for each row of a table, with
/// tabs between the cells of a row, and text boxes after the paragraph in which they are anchored.
/// </summary>
internal sealed class DocxFrame
{
    private const int LongestSeparator = 100;

    private readonly BoundedText _text;
    private readonly int _limit;
    private readonly Stack<DocxField> _links = new();
    private BoundedText? _boxes;

    // Stands between the text so far and the next: written only when there is a next.
    private string _separator = "";
    private string _label = "";
    private int _pictures;

    public DocxFrame(int limit)
    {
        _text = new BoundedText(limit);
        _limit = limit;
        Fields = new DocxFields(this);
    }

    public DocxFields Fields { get; }

    public bool IsCut => _text.IsCut;

    /// <summary>The style of the paragraph; null for the default.</summary>
    public string? Style { get; set; }

    /// <summary>Whether the end of the paragraph was deleted, so that the next goes on where it ends.</summary>
    public bool IsJoined { get; set; }

    /// <summary>Whether the run is hidden.</summary>
    public bool IsHidden { get; set; }

    /// <summary>The font of the run; null where it names none.</summary>
    public string? Font { get; set; }

    public void BeginParagraph() => (Style, IsJoined, _label) = (null, false, "");

    /// <summary>What stands before the text of the paragraph, if it has any.</summary>
    public void Label(string label) => _label = label;

    public void Append(ReadOnlySpan<char> more)
    {
        if (IsHidden || more.IsEmpty)
        {
            return;
        }

        if (Fields.IsInstruction)
        {
            Fields.Withhold(more);
        }
        else
        {
            AppendShown(more);
        }
    }

    /// <summary>Adds to what stands last, before the end of its paragraph.</summary>
    public void AppendToLast(ReadOnlySpan<char> more) => _text.Append(more);

    public void AddPicture() => _pictures += IsHidden ? 0 : 1;

    /// <summary>A text box is anchored inside a paragraph and read after it.</summary>
    public void AddBox(string text)
    {
        if (text.Length > 0 && !IsHidden)
        {
            _boxes ??= new BoundedText(_limit);
            _boxes.Append(_boxes.Length == 0 ? "" : "\n");
            _boxes.Append(text);
        }
    }

    public void EndParagraph()
    {
        Fields.EndParagraph();
        if (!IsJoined)
        {
            Separate("\n");
        }

        _label = "";
        AppendBoxes();
    }

    // What separates a row from the text before it is no part of its cells.
    public void BeginRow() => Flush();

    public void EndCell()
    {
        _separator = _separator.TrimEnd('\n');
        Separate("\t");
    }

    public void EndRow()
    {
        _separator = "\n";
        Flush();
    }

    public void BeginLink(string? target)
    {
        var link = new DocxField { Target = target };
        link.BeginResult(_text.Length, _pictures);
        _links.Push(link);
    }

    public void EndLink()
    {
        if (_links.TryPop(out var link))
        {
            Complete(link);
        }
    }

    public void BeginResult(DocxField field) => field.BeginResult(_text.Length, _pictures);

    /// <summary>Adds what the words of a field do not tell.</summary>
    public void Complete(DocxField field)
    {
        var shown = field.Start < 0 ? "" : Tail(field.Start);
        if (!string.IsNullOrWhiteSpace(shown))
        {
            if (!IsHidden && field.AfterWords(shown) is { } added)
            {
                AppendToLast(added);
            }
        }
        else if (field.InsteadOfWords(_pictures) is { } added)
        {
            Append(added);
        }
    }

    public override string ToString()
    {
        Fields.EndParagraph();
        if (_boxes is not null)
        {
            Separate("\n");
            AppendBoxes();
        }

        return _text.ToString();
    }

    public void AppendShown(ReadOnlySpan<char> more)
    {
        Flush();
        if (_label.Length > 0)
        {
            _text.Append(_label);
            _label = "";
        }

        _text.Append(more);
    }

    // No more than is searched for a link's target.
    private string Tail(int start) => _text.From(Math.Max(start, _text.Length - DocxField.Longest));

    private void AppendBoxes()
    {
        if (_boxes?.ToString() is { } boxes)
        {
            _boxes = null;
            AppendShown(boxes);
            Separate("\n");
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
