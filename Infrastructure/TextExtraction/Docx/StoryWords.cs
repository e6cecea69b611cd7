using System.Buffers;
using ApplyFunctions.Infrastructure.TextExtraction.Symbols;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>Reads the text inside elements, where it is words or the instruction of a field.</summary>
internal sealed class StoryWords(PartReader xml)
{
    private static readonly SearchValues<char> LineEnds = SearchValues.Create('\n', '\r');

    private Target _target;

    private enum Target
    {
        None,
        Shown,
        Instruction,
    }

    public void Start() => _target = Target.Shown;

    public void StartInstruction() => _target = Target.Instruction;

    public void End() => _target = Target.None;

    public void Read(DocxFrame frame)
    {
        if (_target == Target.None)
        {
            return;
        }

        for (var text = xml.ReadText(); !text.IsEmpty && !frame.IsCut; text = xml.ReadText())
        {
            if (_target == Target.Instruction)
            {
                frame.Fields.AppendInstruction(text);
                continue;
            }

            var symbols = SymbolText.IsPlain(text, frame.Font)
                ? text
                : SymbolText.InText(text, frame.Font);

            // A line break has an element of its own; one in the text is a space.
            for (var at = symbols.IndexOfAny(LineEnds); at >= 0; at = symbols.IndexOfAny(LineEnds))
            {
                frame.Append(symbols[..at]);
                frame.Append(" ");
                symbols = symbols[(at + 1)..];
            }

            frame.Append(symbols);
        }
    }
}
