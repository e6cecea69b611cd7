using System.Xml;

namespace ApplyFunctions.Infrastructure.TextExtraction.Docx;

/// <summary>
/// Walks through the XML of a part without building a tree. XML that is broken ends where it breaks:
/// <see cref="IsBroken"/> tells.
/// </summary>
internal sealed class PartReader : IDisposable
{
    // Word's own documents stay below a hundred; what is open is kept in memory.
    private const int DeepestElement = 2_000;
    private const int Nothing = -1;
    private const int NodesBetweenChecks = 1_024;

    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly XmlReader _xml;
    private readonly CancellationToken _cancellationToken;
    private readonly char[] _text = new char[4_096];
    private string? _namespace;
    private int _nodes;

    public PartReader(Stream part, CancellationToken cancellationToken)
    {
        _xml = XmlReader.Create(new PartCharacters(part), Settings);
        _cancellationToken = cancellationToken;
    }

    public bool IsBroken { get; private set; }

    public XmlNodeType Type => _xml.NodeType;

    public Vocabulary Vocabulary { get; private set; }

    public string Name => _xml.LocalName;

    public int Depth => _xml.Depth;

    public bool IsEmpty => _xml.IsEmptyElement;

    /// <summary>Whether spaces at the ends of a text count.</summary>
    public bool KeepsSpace => _xml.XmlSpace == XmlSpace.Preserve;

    /// <summary>Goes on to the next node; false at the end, and where the XML breaks.</summary>
    public bool Read()
    {
        if (++_nodes % NodesBetweenChecks == 0)
        {
            _cancellationToken.ThrowIfCancellationRequested();
        }

        try
        {
            if (IsBroken || !_xml.Read())
            {
                return false;
            }
        }
        catch (Exception exception)
            when (exception is XmlException or InvalidDataException or IOException)
        {
            IsBroken = true;
            return false;
        }

        IsBroken = _xml.Depth > DeepestElement;
        if (
            Type is XmlNodeType.Element or XmlNodeType.EndElement
            && !ReferenceEquals(_namespace, _xml.NamespaceURI)
        )
        {
            _namespace = _xml.NamespaceURI;
            Vocabulary = XmlNames.Find(_namespace);
        }

        return !IsBroken;
    }

    /// <summary>The element at which the reader is, to be read on <see cref="ReadInside"/>.</summary>
    public int Enter() => IsEmpty ? Nothing : Depth;

    /// <summary>Goes on to the next element within that one, however deep; false when that has ended.</summary>
    public bool ReadInside(int depth)
    {
        while (depth != Nothing && Read())
        {
            if (Type == XmlNodeType.Element)
            {
                return true;
            }

            if (Type == XmlNodeType.EndElement && Depth == depth)
            {
                return false;
            }
        }

        return false;
    }

    /// <summary>Passes over what is in the element; the end of the element is the current node then.</summary>
    public void Skip()
    {
        if (!IsEmpty)
        {
            SkipTo(Depth);
        }
    }

    /// <summary>Passes over all that is deeper than that.</summary>
    public void SkipTo(int depth)
    {
        while (Read() && Depth > depth) { }
    }

    /// <summary>The next piece of the text at which the reader is; empty after the last.</summary>
    public ReadOnlySpan<char> ReadText()
    {
        try
        {
            return _text.AsSpan(0, _xml.ReadValueChunk(_text, 0, _text.Length));
        }
        catch (Exception exception)
            when (exception is XmlException or InvalidDataException or IOException)
        {
            IsBroken = true;
            return [];
        }
    }

    /// <summary>An attribute of the element's own vocabulary.</summary>
    public string? Attribute(string name) => _xml.GetAttribute(name, _xml.NamespaceURI);

    /// <summary>An attribute that has no prefix.</summary>
    public string? Plain(string name) => _xml.GetAttribute(name);

    /// <summary>A switch of the vocabulary of Word (ECMA-376 part 1, 17.17.4): on where it has no value.</summary>
    public bool IsOn => Attribute("val") is not ("0" or "false" or "off");

    /// <summary>An attribute that names a relationship.</summary>
    public string? RelationshipId(string name)
    {
        string? id = null;
        for (var has = _xml.MoveToFirstAttribute(); has; has = _xml.MoveToNextAttribute())
        {
            if (_xml.LocalName == name && XmlNames.IsRelationship(_xml.NamespaceURI))
            {
                id = _xml.Value;
            }
        }

        _xml.MoveToElement();
        return id;
    }

    /// <summary>Whether the namespaces of all these prefixes are understood (ECMA-376 part 3, 7.6).</summary>
    public bool Understands(string? prefixes) =>
        prefixes is not null
        && prefixes
            .Split([' ', '\t', '\r', '\n'], StringSplitOptions.RemoveEmptyEntries)
            .All(prefix => _xml.LookupNamespace(prefix) is { } name && XmlNames.IsUnderstood(name));

    public void Dispose() => _xml.Dispose();
}
