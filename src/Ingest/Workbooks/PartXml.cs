using System.Buffers;
using System.Xml;

namespace IndicatorPipeline.Ingest.Workbooks;

/// <summary>The XML of a part, node by node, within bounds: no document type, no endless nesting, nothing that a budget does not cover.</summary>
internal sealed class PartXml : IDisposable
{
    // No program nests deeper; whoever follows such XML later may do so on a stack that has an end.
    private const int MostDepth = 200;

    private const int PieceSize = 80 * 1024;

    // Most parts are small, and a workbook has many of them: each would have a piece of its own of the full size.
    private const int LeastPiece = 1024;

    // A document type is to be seen, not followed.
    private static readonly XmlReaderSettings Settings = new()
    {
        DtdProcessing = DtdProcessing.Parse,
        MaxCharactersFromEntities = 1,
        XmlResolver = null,
        CheckCharacters = false,
        IgnoreComments = true,
        IgnoreProcessingInstructions = true,
    };

    private readonly PartStream _part;
    private readonly ReadingBudget _budget;
    private readonly string _name;
    private readonly char[] _buffer = new char[1024];
    private readonly XmlReader _xml;

    /// <summary>Stands at the root element.</summary>
    /// <exception cref="DamagedWorkbookException">There is a document type.</exception>
    public PartXml(string name, PartStream part, ReadingBudget budget)
    {
        (_name, _part, _budget) = (name, part, budget);
        _xml = XmlReader.Create(new BufferedStream(part, (int)Math.Clamp(part.StatedLength, LeastPiece, PieceSize)), Settings);
        while (Read() && _xml.NodeType != XmlNodeType.Element)
        {
            if (_xml.NodeType == XmlNodeType.DocumentType)
                throw new DamagedWorkbookException(Terms.ForbiddenXml, $"{name} has a document type.");
        }
    }

    public string Name => _xml.LocalName;

    public int Depth => _xml.Depth;

    public bool IsEmptyElement => _xml.IsEmptyElement;

    public bool IsElement => _xml.NodeType == XmlNodeType.Element;

    private bool IsText => _xml.NodeType is XmlNodeType.Text or XmlNodeType.CDATA or XmlNodeType.SignificantWhitespace or XmlNodeType.Whitespace;

    public string? Attribute(string name) => _xml.GetAttribute(name);

    /// <summary>An attribute of any namespace.</summary>
    public string? AttributeOfAnyNamespace(string name)
    {
        string? value = null;
        while (_xml.MoveToNextAttribute())
        {
            if (_xml.LocalName == name && _xml.NamespaceURI.Length > 0)
                value = _xml.Value;
        }

        _xml.MoveToElement();
        return value;
    }

    /// <summary>Goes over the attributes of the element; their values stand in a buffer that the next one reuses, and a value longer than that is cut off.</summary>
    public bool NextAttribute(out ReadOnlySpan<char> value)
    {
        value = default;
        if (!_xml.MoveToNextAttribute())
        {
            _xml.MoveToElement();
            return false;
        }

        value = _buffer.AsSpan(0, _xml.ReadValueChunk(_buffer, 0, _buffer.Length));
        return true;
    }

    /// <summary>Goes to the next node; false at the end of the part.</summary>
    /// <exception cref="DamagedWorkbookException">The part is not what was packed.</exception>
    /// <exception cref="XmlException">It is no XML.</exception>
    public bool Read()
    {
        _budget.Step();
        try
        {
            if (_xml.Depth > MostDepth)
                throw new XmlException($"The XML is nested more than {MostDepth} deep.");
            return _xml.Read() || (_part.IsBroken ? throw Package.Broken(_name) : false);
        }
        catch (XmlException)
        {
            // What is not what was packed need not be XML either.
            if (!_part.IsWhole())
                throw Package.Broken(_name);
            throw;
        }
    }

    /// <summary>Goes to the next element below the given depth; false, standing at the end tag or, of the root, at the end of the part, when there is none.</summary>
    /// <param name="depth">The depth of the element whose content is being read.</param>
    public bool NextWithin(int depth)
    {
        while (Read())
        {
            // Behind the root there is nothing but the end of the part, where it is compared with what was packed.
            if (_xml.Depth <= depth && depth > 0)
                return false;
            if (IsElement)
                return true;
        }

        return false;
    }

    /// <summary>The text in the element that it stands at, in however many pieces, up to a length; it stands at the end tag afterwards.</summary>
    /// <param name="text">Gets the text.</param>
    /// <param name="most">How many characters it may hold; what is more is passed over.</param>
    public void ReadText(ArrayBufferWriter<char> text, int most)
    {
        if (_xml.IsEmptyElement)
            return;
        var depth = _xml.Depth;
        while (Read() && _xml.Depth > depth)
        {
            if (!IsText || _xml.Depth != depth + 1)
                continue;
            for (int read; text.WrittenCount < most && (read = _xml.ReadValueChunk(_buffer, 0, Math.Min(_buffer.Length, most - text.WrittenCount))) > 0;)
                text.Write(_buffer.AsSpan(0, read));
        }
    }

    public void Dispose()
    {
        _xml.Dispose();
        _part.Dispose();
    }
}
