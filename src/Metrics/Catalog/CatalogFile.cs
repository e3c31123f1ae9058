using System.Buffers;
using System.Diagnostics;
using System.Text.Unicode;
using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace IndicatorPipeline.Metrics.Catalog;

/// <summary>
/// One file of a catalog as it is written: its text and its nodes. Plain YAML only: no anchors, aliases, tags or second document,
/// so that what a person reads is what there is, and no file can be larger in memory than it is on disk.
/// </summary>
internal sealed class CatalogFile
{
    // A list of maps that hold lists is 4 deep; what goes beyond this is no catalog but an attack on the stack.
    private const int MaxDepth = 8;

    private static readonly SearchValues<char> ControlCharacters =
        SearchValues.Create([.. Enumerable.Range(0, 0x20).Append(0x7F).Select(c => (char)c).Except("\t\n\r")]);

    private readonly ProblemList _problems;
    private readonly Parser _parser;

    private CatalogFile(string name, string text, ProblemList problems)
    {
        Name = name;
        Text = text;
        _problems = problems;
        _parser = new Parser(new StringReader(text));
    }

    public string Name { get; }

    /// <summary>The text without the byte order mark.</summary>
    public string Text { get; }

    /// <summary>The top of the tree; null for a file that holds nothing but comments.</summary>
    public CatalogNode? Root { get; private set; }

    /// <summary>Whether it holds no entry.</summary>
    public bool IsEmpty => Root is null or ScalarNode { IsNull: true } or ListNode { Items.Count: 0 };

    /// <summary>Reads a file; null, and a problem, when it is no plain YAML.</summary>
    public static CatalogFile? Parse(string name, ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        var before = problems.Count;
        if (Decode(name, bytes, problems) is not { } text || HasTabIndentation(name, text, problems))
            return null;
        var file = new CatalogFile(name, text, problems);
        try
        {
            file.ReadStream();
        }
        catch (InvalidOperationException e)
        {
            // So the parser answers some broken files, instead of with its own exception.
            problems.Add(LastPlace(name, text), CatalogProblemCode.SyntaxError, e.Message);
        }
        catch (YamlException e)
        {
            problems.Add(file.PlaceOf(e.Start), CatalogProblemCode.SyntaxError, e.Message);
        }

        return problems.Count == before ? file : null;
    }

    private static string? Decode(string name, ReadOnlySpan<byte> bytes, ProblemList problems)
    {
        if (bytes.StartsWith("\uFEFF"u8))
            bytes = bytes[3..];
        var buffer = new char[bytes.Length];
        var status = Utf8.ToUtf16(bytes, buffer, out var read, out var written, replaceInvalidSequences: false);
        var text = new string(buffer, 0, written);
        if (status != OperationStatus.Done)
        {
            problems.Add(LastPlace(name, text), CatalogProblemCode.NotUtf8);
            return null;
        }

        // The parser takes a NUL for the end of the file: what comes after it would be lost in silence.
        var control = text.AsSpan().IndexOfAny(ControlCharacters);
        if (control < 0)
            return text;
        problems.Add(LastPlace(name, text[..control]), CatalogProblemCode.ControlCharacter, $"U+{(int)text[control]:X4}");
        return null;
    }

    private static Place LastPlace(string name, string text)
    {
        var line = text.AsSpan().Count('\n') + 1;
        return new Place(name, line, text.Length - (text.LastIndexOf('\n') + 1) + 1);
    }

    // The parser takes some of them, and then for another level than an editor shows.
    private static bool HasTabIndentation(string name, string text, ProblemList problems)
    {
        var before = problems.Count;
        foreach (var (line, index) in text.Split('\n').Select((l, i) => (l, i)))
        {
            var content = line.TrimStart();
            var tab = line[..^content.Length].IndexOf('\t', StringComparison.Ordinal);
            if (tab >= 0 && content.Length > 0 && content[0] != '#')
                problems.Add(new Place(name, index + 1, tab + 1), CatalogProblemCode.TabIndentation);
        }

        return problems.Count > before;
    }

    private Place PlaceOf(Mark mark) => new(Name, (int)mark.Line, (int)mark.Column);

    private void ReadStream()
    {
        _parser.Consume<StreamStart>();
        if (!_parser.TryConsume<DocumentStart>(out _))
            return;
        Root = ReadNode(1);
        if (Root is null)
            return;
        _parser.Consume<DocumentEnd>();
        if (_parser.TryConsume<DocumentStart>(out var second))
            _problems.Add(PlaceOf(second.Start), CatalogProblemCode.SecondDocument);
    }

    // Null, and a problem, where the file uses what a catalog may not: the rest of it is not read.
    private CatalogNode? ReadNode(int depth)
    {
        var start = _parser.Current!.Start;
        if (depth > MaxDepth)
        {
            _problems.Add(PlaceOf(start), CatalogProblemCode.NestedTooDeep);
            return null;
        }

        if (_parser.TryConsume<AnchorAlias>(out var alias))
        {
            _problems.Add(PlaceOf(start), CatalogProblemCode.AnchorOrAlias, $"*{alias.Value}");
            return null;
        }

        var node = _parser.Consume<NodeEvent>();
        if (!node.Anchor.IsEmpty)
        {
            _problems.Add(PlaceOf(start), CatalogProblemCode.AnchorOrAlias, $"&{node.Anchor}");
            return null;
        }

        if (!node.Tag.IsEmpty)
        {
            _problems.Add(PlaceOf(start), CatalogProblemCode.Tag, node.Tag.Value);
            return null;
        }

        return node switch
        {
            Scalar scalar => new ScalarNode(
                PlaceOf(start), (int)start.Index, (int)scalar.End.Index, scalar.Value, scalar.Style is ScalarStyle.Plain),
            SequenceStart list => ReadList(list, depth),
            MappingStart map => ReadMap(map, depth),
            _ => throw new UnreachableException($"Not a node: {node.GetType().Name}."),
        };
    }

    private ListNode? ReadList(SequenceStart start, int depth)
    {
        var items = new List<CatalogNode>();
        while (!_parser.Accept<SequenceEnd>(out _))
        {
            if (ReadNode(depth + 1) is not { } item)
                return null;
            items.Add(item);
        }

        var end = _parser.Consume<SequenceEnd>();
        return new ListNode(PlaceOf(start.Start), (int)start.Start.Index, EndOf(end, start.Style is SequenceStyle.Flow), items);
    }

    private MapNode? ReadMap(MappingStart start, int depth)
    {
        var entries = new List<MapEntry>();
        var seen = new Dictionary<string, Place>(StringComparer.Ordinal);
        while (!_parser.Accept<MappingEnd>(out _))
        {
            if (ReadNode(depth + 1) is not { } key || ReadNode(depth + 1) is not { } value)
                return null;
            // The parser puts the end of a collection without brackets before its beginning where nothing stands in it (? - :).
            if (key is not ScalarNode name)
                _problems.Add(key.Place, CatalogProblemCode.NotText, Text[key.Start..Math.Clamp(key.End, key.Start, key.Start + 40)]);
            else if (seen.TryAdd(name.Text, name.Place))
                entries.Add(new MapEntry(name, value));
            else
                _problems.Add(name.Place, CatalogProblemCode.DuplicateKey, name.Text, seen[name.Text].ToString());
        }

        var end = _parser.Consume<MappingEnd>();
        return new MapNode(PlaceOf(start.Start), (int)start.Start.Index, EndOf(end, start.Style is MappingStyle.Flow), entries);
    }

    // The parser gives a closing bracket no width.
    private static int EndOf(ParsingEvent end, bool isFlow) => (int)end.Start.Index + (isFlow ? 1 : 0);
}
