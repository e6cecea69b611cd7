namespace ApplyFunctions.Infrastructure.TextExtraction.Rtf;

/// <summary>A text of its own within the document: the body, a header, the notes, a text box.</summary>
internal sealed class RtfFrame(int limit)
{
    private const int LongestSeparator = 100;

    private readonly BoundedText _text = new(limit);
    private readonly List<string> _boxes = [];

    // Stands between the text so far and the next: written only when there is a next.
    private string _separator = "";
    private bool _isInRow;
    private bool _isSoftBreak;

    public bool IsCut => _text.IsCut;

    public int Length => _text.Length;

    public void Append(ReadOnlySpan<char> more)
    {
        if (!more.IsEmpty)
        {
            _isSoftBreak = _isSoftBreak && more[0] != '\n';
            Flush();
            _text.Append(more);
        }
    }

    /// <summary>Adds to what stands last, before the end of its paragraph.</summary>
    public void AppendToLast(ReadOnlySpan<char> more) => _text.Append(more);

    /// <summary>The text from a place on, or the end of that text where it is longer than wanted.</summary>
    public string Tail(int start, int most) => _text.From(Math.Max(start, Length - most));

    /// <summary>A text box is anchored inside a paragraph and read after it.</summary>
    public void AddBox(string text)
    {
        if (text.Length > 0)
        {
            _boxes.Add(text);
        }
    }

    public void EndParagraph()
    {
        Separate("\n");
        AppendBoxes();
    }

    /// <summary>The next text, if there is nothing else between, begins a line.</summary>
    public void SoftBreak() => _isSoftBreak = true;

    /// <summary>Text in a table follows: what separates the row from the text before it is no part of its cells.</summary>
    public void StartRow()
    {
        if (!_isInRow)
        {
            Flush();
            _isInRow = true;
        }
    }

    public void EndCell()
    {
        StartRow();
        if (_boxes.Count > 0)
        {
            EndParagraph();
        }

        _separator = _separator.TrimEnd('\n');
        Separate("\t");
    }

    public void EndRow()
    {
        AppendBoxes();
        _separator = "\n";
        _isInRow = false;
    }

    public override string ToString()
    {
        if (_boxes.Count > 0)
        {
            EndParagraph();
        }

        return _text.ToString();
    }

    private void AppendBoxes()
    {
        foreach (var box in _boxes)
        {
            Append(box);
            Separate("\n");
        }

        _boxes.Clear();
    }

    private void Flush()
    {
        if (_text.Length > 0)
        {
            _text.Append(
                _separator.Length == 0 && _isSoftBreak && _text.Last != '\n' ? "\n" : _separator
            );
        }

        _separator = "";
        _isSoftBreak = false;
    }

    private void Separate(string more)
    {
        if (_separator.Length < LongestSeparator)
        {
            _separator += more;
        }
    }
}
