using System.Runtime.InteropServices;
using System.Text;
using ApplyFunctions.Infrastructure.TextExtraction.Lists;
using ApplyFunctions.Infrastructure.TextExtraction.Symbols;

namespace ApplyFunctions.Infrastructure.TextExtraction.Doc;

internal enum ParagraphEnd : byte
{
    Paragraph,
    Cell,
    Row,
}

/// <param name="Depth">How many tables it is in.</param>
[StructLayout(LayoutKind.Auto)]
internal readonly record struct StoryParagraph(
    ParagraphEnd End,
    byte Depth,
    ListPlace List,
    ushort Style
);

/// <summary>A part of the text, with the marks of Word in it that <see cref="StoryText"/> understands.</summary>
/// <param name="Characters">
/// A carriage return ends each paragraph; <see cref="StoryCharacters.Box"/> stands where a text box is anchored, and
/// <see cref="StoryCharacters.Picture"/> where there is one.
/// </param>
/// <param name="Ends">What each carriage return ends.</param>
internal sealed record Story(string Characters, List<StoryParagraph> Ends);

/// <summary>Collects the characters between two positions that a reader of the document sees.</summary>
internal sealed class StoryCharacters(DocFile file, CancellationToken cancellationToken)
{
    public const char FieldBegin = '\x13';
    public const char FieldResult = '\x14';
    public const char FieldEnd = '\x15';
    public const char PageBreak = '\f';
    public const char Picture = '\x01';
    public const char Box = '\x02';

    private const char Drawing = '\x08';
    private const char CellMark = '\a';

    // The pictures of a symbol font.
    private const char FirstOfSymbolFont = '\uF000';
    private const char LastOfSymbolFont = '\uF0FF';

    private readonly StringBuilder _text = new();
    private List<StoryParagraph> _ends = [];
    private IReadOnlyList<int> _anchors = [];
    private int _nextAnchor;
    private bool _afterCellMark;

    /// <param name="anchors">Positions of text boxes, in order; a mark for each is among the characters.</param>
    public Story Read(int start, int end, IReadOnlyList<int> anchors)
    {
        _text.Clear();
        (_ends, _anchors, _nextAnchor, _afterCellMark) = ([], anchors, 0, false);
        foreach (var piece in file.Pieces(start, end))
        {
            cancellationToken.ThrowIfCancellationRequested();
            ReadPiece(piece, Math.Max(start, piece.Start), Math.Min(end, piece.End));
        }

        while (_nextAnchor < anchors.Count)
        {
            AppendAnchor();
        }

        return new(_text.ToString(), _ends);
    }

    private void ReadPiece(Piece piece, int start, int end)
    {
        var offset = piece.Offset + ((long)(start - piece.Start) * piece.Width);
        var pieceEnd = offset + ((long)(end - start) * piece.Width);
        while (
            offset < pieceEnd && file.Text(offset, pieceEnd, piece.Width) is { Length: > 0 } rest
        )
        {
            var format = piece.Format.Over(file.Characters.At((int)offset, out var formatEnd));
            var paragraph = file.Paragraphs.At((int)offset, out var paragraphEnd);
            paragraph = paragraph with { List = piece.List.Over(paragraph.List) };
            var length = Math.Min(formatEnd, paragraphEnd) - offset;
            length = Math.Min((length + piece.Width - 1) / piece.Width * piece.Width, rest.Length);
            var run = file.Decoder.Decode(
                rest[..(int)length],
                piece.IsWide,
                format,
                paragraph.Style
            );
            Append(run, start, format, paragraph);
            file.CountRead((int)length);
            offset += length;
            start += (int)length / piece.Width;
        }
    }

    private void Append(string run, int position, CharacterFormat format, ParagraphFormat paragraph)
    {
        var isHidden =
            format.IsDeleted == true
            || format.IsHidden(
                file.Styles.IsHidden(paragraph.Style) != file.Styles.IsHidden(format.Style)
            );
        foreach (var character in run)
        {
            if (_nextAnchor < _anchors.Count && _anchors[_nextAnchor] <= position)
            {
                AppendAnchor();
            }

            position++;
            var afterCellMark = _afterCellMark;
            _afterCellMark = character == CellMark;
            switch (character)
            {
                // Hidden or not, these give the text its shape.
                case '\r' or CellMark:
                    AppendEnd(character, paragraph, afterCellMark, isHidden);
                    break;
                case FieldBegin or FieldResult or FieldEnd or PageBreak:
                    _text.Append(character);
                    break;
                default:
                    if (!isHidden)
                    {
                        AppendVisible(character, format);
                    }

                    break;
            }
        }
    }

    private void AppendVisible(char character, CharacterFormat format)
    {
        switch (character)
        {
            case '(' when format.Symbol is { } symbol:
                AppendSymbol(symbol.Character, symbol.Font);

                break;

            // A line break, and the end of a column.
            case '\v'
            or '\x0E':
                _text.Append('\n');
                break;
            case Picture or Drawing:
                _text.Append(Picture);
                break;
            case '\x1E':
                _text.Append('-');
                break;
            case >= FirstOfSymbolFont and <= LastOfSymbolFont:
                AppendSymbol(character, format.Font);
                break;
            case '\t' or >= ' ':
                _text.Append(character);
                break;
        }
    }

    private void AppendEnd(char mark, ParagraphFormat paragraph, bool afterCellMark, bool isHidden)
    {
        // The mark that ends a row follows that of its last cell; where nothing else tells, this does.
        var isRow = paragraph.IsKept ? paragraph.IsRowEnd : afterCellMark;
        var end =
            mark == CellMark ? (isRow ? ParagraphEnd.Row : ParagraphEnd.Cell)
            : paragraph.IsInnerRowEnd ? ParagraphEnd.Row
            : paragraph.IsInnerCellEnd ? ParagraphEnd.Cell
            : ParagraphEnd.Paragraph;
        var depth =
            end == ParagraphEnd.Paragraph ? paragraph.Depth : Math.Max((byte)1, paragraph.Depth);
        _afterCellMark = mark == CellMark && end == ParagraphEnd.Cell;
        _text.Append('\r');

        // What is not seen does not count, and the end of a row is no paragraph.
        var list = isHidden || end == ParagraphEnd.Row ? ListPlace.None : paragraph.List;
        _ends.Add(new(end, depth, list, paragraph.Style));
    }

    private void AppendAnchor()
    {
        _text.Append(Box);
        _nextAnchor++;
    }

    private void AppendSymbol(char symbol, ushort? font)
    {
        if (symbol >= ' ' && !char.IsSurrogate(symbol))
        {
            _text.Append(SymbolText.InText([symbol], file.Fonts.Name(font)));
        }
    }
}
