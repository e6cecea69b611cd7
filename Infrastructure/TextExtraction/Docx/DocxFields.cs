namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>The fields of a frame that are open: of each, first the instruction is read, then the result.</summary>
internal sealed class DocxFields(DocxFrame frame)
{
    // Word has twenty.
    private const int MostOpen = 100;

    private readonly Stack<DocxField> _open = new();
    private BoundedText _withheld = new(DocxField.Longest);
    private int _deeper;

    // How many of the open fields are at their instruction yet: nothing is shown then.
    private int _instructions;

    public bool IsInstruction => _instructions > 0;

    public void Begin(string? choice)
    {
        if (_open.Count == MostOpen)
        {
            _deeper++;
            return;
        }

        _open.Push(new DocxField { Choice = choice });
        _instructions++;
    }

    public void AppendInstruction(ReadOnlySpan<char> more)
    {
        if (_deeper == 0 && _open.TryPeek(out var field) && field.IsInstruction)
        {
            field.AppendInstruction(more);
        }
    }

    public void Separate()
    {
        if (_deeper == 0 && _open.TryPeek(out var field) && field.IsInstruction)
        {
            _instructions--;
            frame.BeginResult(field);
            Forget();
        }
    }

    public void End()
    {
        if (_deeper > 0)
        {
            _deeper--;
        }
        else if (_open.TryPop(out var field))
        {
            _instructions -= field.IsInstruction ? 1 : 0;
            Forget();
            frame.Complete(field);
        }
    }

    /// <summary>Takes the result of a field that stands in the instruction of another.</summary>
    public void Withhold(ReadOnlySpan<char> more)
    {
        _withheld.Append(more);
        foreach (var field in _open)
        {
            if (field.IsInstruction)
            {
                field.AppendInstruction(more);
                break;
            }
        }
    }

    /// <summary>
    /// No instruction of use is longer than a paragraph: a field that a broken document never closes must not swallow
    /// what follows.
    /// </summary>
    public void EndParagraph()
    {
        if (_instructions == 0)
        {
            return;
        }

        _instructions = 0;
        foreach (var field in _open)
        {
            if (field.IsInstruction)
            {
                frame.BeginResult(field);
            }
        }

        if (_withheld.Length > 0)
        {
            frame.AppendShown(_withheld.ToString());
            Forget();
        }
    }

    private void Forget()
    {
        if (_instructions == 0 && _withheld.Length > 0)
        {
            _withheld = new(DocxField.Longest);
        }
    }
}
